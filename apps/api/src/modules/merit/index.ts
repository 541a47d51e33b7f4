/** What other modules and the entry points may use of merit. */
export { meritModule } from './merit.module.ts';
