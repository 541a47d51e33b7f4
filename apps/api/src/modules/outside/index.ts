/** What other modules and the entry points may use of outside. */

export { outsideModule } from './outside.module.ts';
