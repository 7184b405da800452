/** Worker side: takes requests from a port, trains, and answers with events, never more than the page can take. */
import { openBackend } from '../engine/backend';
import { compose, stiffness } from '../engine/compose';
import { type Stride, train } from '../engine/train';
import type { Event, Failure, Port, Request, RunId, Task } from './protocol';
import { createOutbox, type Outbox } from './outbox';
import { macrotask } from './macrotask';
import { createTempo } from './tempo';
