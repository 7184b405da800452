/** The precision of the kernel. The build compiles the kernel twice and puts f64 here the second time. */
export type Real = f32;
