/** What other modules and the entry points may use of star. */
export { starConfirmed } from './star.events.ts';
export { starModule } from './star.module.ts';
