import { disableAutoUnmount, enableAutoUnmount } from '@vue/test-utils';
import { afterEach } from 'vitest';

/**
 * Popper asks each node for its name at every step (`node.toString()`): a browser answers `[object HTMLDivElement]`,
 * happy-dom all the HTML below it, which took four fifths of the time of these tests.
 */
Element.prototype.toString = Object.prototype.toString;

// All files share one document: a dialog one test left open would be the first that the next one finds.
disableAutoUnmount();
enableAutoUnmount(afterEach);
