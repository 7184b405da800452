/** The page of the engine benchmark: passes one job after another to a worker and the figure back. */
import type { Job } from './jobs';

const worker = new Worker(new URL('./bench.worker.ts', import.meta.url), { type: 'module' });

/** Steps a second, or null where the backend is not what was asked for. */
async function measure(job: Job): Promise<number | null> {
  const answer = new Promise<number | null>((resolve, reject) => {
    worker.onmessage = ({ data }: MessageEvent<number | null>) => resolve(data);
    worker.onerror = (event) => reject(new Error(event.message));
  });
  worker.postMessage(job);
  return answer;
}

Object.assign(window, { measure });
