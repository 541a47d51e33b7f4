import { readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import { type Verdict, verifyLedger } from '../modules/hours/verify/verify-ledger.ts';
import type { Fault, FaultKind, Part, PartResult } from '../modules/hours/verify/verify-part.ts';
import { readDatabaseUrl } from '../platform/env.ts';
import { readOutside, rootLines } from './verify-roots.ts';

const words: Readonly<Record<FaultKind, readonly [string, string]>> = {
  ALTERED: ['内容被改动', 'a field was changed'],
  UNCHAINED: ['链值与内容不符', 'its chain value does not follow from it'],
  UNLINKED: ['与前一笔接不上', 'it does not follow the entry before it'],
  MISSING_BEFORE: ['它之前有一笔缺失', 'an entry before it is missing'],
  DOUBLE: ['同一序号有两笔', 'there are two under this number'],
  HEAD_DIFFERS: ['账户末尾的记载与最后一笔不符', 'the account’s head says something else than this last entry'],
  ENTRIES_MISSING: ['账户的记录全部缺失', 'all entries of the account are missing'],
  NO_HEAD: ['账户末尾的记载缺失', 'the account’s head is missing'],
  NOT_AS_ROOTED: [
    '与签署的根值不符：这一笔或它之前的记录被改动后，链又重新计算过',
    'not what a signed root holds: it or an entry before it was changed, and the chain computed anew',
  ],
  ROOTED_MISSING: ['根值里有这一笔，台账里没有', 'a root holds it, and it is gone'],
};

/** A thread computes with little in its hands: a small young heap is swept often, and what came by the network goes with it. */
const LIMITS = { maxYoungGenerationSizeMb: 8, maxOldGenerationSizeMb: 64 };

export interface VerifyOptions {
  readonly json: boolean;
  readonly threads?: string | undefined;
  /** A file or folder of roots kept outside. */
  readonly roots?: string | undefined;
  /** A file of public keys known to be ours. */
  readonly key?: string | undefined;
}

/** `npm run ledger -- verify`; `thread` is the file that computes a part when it is run as a thread. */
export async function verifyCommand(thread: URL, { json, threads: wanted, roots, key }: VerifyOptions): Promise<void> {
  const began = performance.now();
  const threads = Math.max(1, Math.min(64, Number(wanted ?? availableParallelism()) || 1));
  const tell = json ? () => undefined : progress();
  const outside = roots ? readOutside(roots, key) : null;
  const verdict = await verifyLedger(readDatabaseUrl(), threads, (part) => inThread(thread, part, tell), outside);
  const seconds = (performance.now() - began) / 1000;
  if (json) console.log(JSON.stringify({ ...verdict, seconds, megabytes: peakMegabytes() }));
  else report(verdict, seconds);
  process.exitCode = verdict.faultCount > 0 || verdict.roots?.faults.length ? 1 : 0;
}

/**
 * The most memory this process held, its threads included. On Linux from its own status: what getrusage says there begins
 * with what the process that started it held.
 */
function peakMegabytes(): number {
  const status = process.platform === 'linux' ? readFileSync('/proc/self/status', 'utf8') : '';
  const [, kilobytes = process.resourceUsage().maxRSS] = /VmHWM:\s+(\d+)/.exec(status) ?? [];
  return Math.round(Number(kilobytes) / 1024);
}

function inThread(thread: URL, part: Part, tell: (more: number) => void): Promise<PartResult> {
  return new Promise((done, fail) => {
    const worker = new Worker(thread, { workerData: part, resourceLimits: LIMITS });
    let told = 0;
    worker.on('message', (message: { entries?: number; result?: PartResult }) => {
      if (message.result) done(message.result);
      tell((message.result?.entries ?? message.entries ?? 0) - told);
      told = message.entries ?? told;
    });
    worker.once('error', fail);
    worker.once('exit', (code) => fail(new Error(`A thread ended with ${code}.`)));
  });
}

/** A line every two seconds. */
function progress(): (more: number) => void {
  let entries = 0;
  let next = Date.now() + 2000;
  return (more) => {
    entries += more;
    if (Date.now() < next) return;
    next = Date.now() + 2000;
    console.log(`  ${entries.toLocaleString('en-US')} 笔 entries …`);
  };
}

function report({ entries, accounts, faults, faultCount, attempts, roots }: Verdict, seconds: number): void {
  const count = `${entries.toLocaleString('en-US')} 笔、${accounts.toLocaleString('en-US')} 个账户`;
  const english = `${entries.toLocaleString('en-US')} entries of ${accounts.toLocaleString('en-US')} accounts`;
  if (faultCount === 0) console.log(`台账完好：${count}。The ledger is whole: ${english}, ${seconds.toFixed(1)} s.`);
  else {
    console.log(`台账有 ${faultCount} 处不符（${count}）。The ledger is broken in ${faultCount} places (${english}).`);
    console.log(`第一处 First: ${sentence(faults[0])}`);
    for (const fault of faults.slice(1, 20)) console.log(`  ${sentence(fault)}`);
    if (faultCount > 20) console.log('  …');
  }
  if (roots) for (const line of rootLines(roots)) console.log(line);
  if (attempts > 0)
    console.log(
      `数据库曾拦下 ${attempts} 次改动（见表 ledger_attempt）。The database turned ${attempts} change(s) away (table ledger_attempt).`,
    );
}

function sentence(fault: Fault | undefined): string {
  if (!fault) return '';
  const [zh, en] = words[fault.kind];
  return `账户 ${fault.accountId} 第 ${fault.sequence} 笔：${zh}。Entry ${fault.sequence} of account ${fault.accountId}: ${en}.`;
}
