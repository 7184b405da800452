/** The worker's first import: below the floor of browsers it throws a sentence, before anything else can fail. */
import { belowFloor, lackOf } from '../floor';

const lack = lackOf('worker');
if (lack) throw new Error(belowFloor(`${lack} in workers`));
