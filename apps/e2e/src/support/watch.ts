import { type BrowserContext, expect } from '@playwright/test';
import { baseURL } from '../../place.ts';

/** Everything a page may not do: errors on the console, exceptions, breaches of its security policy, foreign hosts. */
export class Watch {
  readonly #seen: string[] = [];

  constructor(context: BrowserContext) {
    const own = new URL(baseURL).host;
    context.on('console', (message) => {
      if (message.type() === 'error') this.#note(message.page()?.url(), `console: ${message.text()}`);
    });
    context.on('weberror', (error) => this.#note(error.page()?.url(), `exception: ${error.error().stack}`));
    context.on('request', (request) => {
      const url = new URL(request.url());
      if (['http:', 'https:', 'ws:', 'wss:'].includes(url.protocol) && url.host !== own)
        this.#note('', `foreign host: ${url}`);
    });
  }

  static async over(context: BrowserContext): Promise<Watch> {
    const watch = new Watch(context);
    await context.addInitScript(() => {
      document.addEventListener('securitypolicyviolation', (event) => {
        console.error(`content security policy: ${event.violatedDirective} ${event.blockedURI}`);
      });
    });
    return watch;
  }

  #note(page: string | undefined, what: string): void {
    this.#seen.push(`${page ?? ''} ${what}`.trim());
  }

  /** Nothing of that kind happened since the last time. */
  expectClean(): void {
    const seen = this.#seen.splice(0);
    expect(seen, 'console errors, exceptions, policy breaches, foreign hosts').toEqual([]);
  }
}
