import { isMainThread, parentPort, workerData } from 'node:worker_threads';
import { type Part, type PartResult, verifyPart } from '../modules/hours/verify/verify-part.ts';

/**
 * `npm run ledger -- verify`: re-computes every entry, names the first that is broken, and ends with 0 when all is whole, 1
 * when not, 2 when it could not be told. Reads only, beside the running platform too; `root` signs a root now (docs/ledger.md).
 * The same file is each of its threads, which begin at once: what only the command needs is loaded by the command.
 */
if (isMainThread) await (await import('./ledger-tool.ts')).ledgerCommand(new URL(import.meta.url));
else {
  const result = await verifyPart(workerData as Part, (entries) => parentPort?.postMessage({ entries }));
  // Sent as plain data: the checker itself holds connections.
  const { entries, accounts, faults, faultCount } = result;
  parentPort?.postMessage({ result: { entries, accounts, faults, faultCount } satisfies PartResult });
}
