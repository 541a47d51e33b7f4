/** For the entry points only: no module imports operations. */
export { operationsModule } from './operations.module.ts';
