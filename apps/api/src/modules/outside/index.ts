/** What other modules and the entry points may use of outside. */

export { externalImported, outsideSilent } from './outside.events.ts';
export { outsideModule } from './outside.module.ts';
