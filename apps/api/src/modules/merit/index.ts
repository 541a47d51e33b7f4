/** What other modules and the entry points may use of merit. */
export { meritEntered } from './merit.events.ts';
export { meritModule } from './merit.module.ts';
