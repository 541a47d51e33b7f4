/** What ends an import, for tests of modules that hear of it. */
export { commitExternalImport, undoExternalImport } from '../external/end-import.ts';
