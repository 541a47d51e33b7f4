import type { OutsideAdapter } from '@jinguo/schema';
import type { Tx } from '../../../platform/use-case.ts';
import type { BatchLine } from './batch-lines.ts';
import { fileSystem } from './file-system.ts';

export interface BatchToSend {
  readonly id: string;
  readonly number: number;
  readonly system: string;
  readonly unit: string;
  readonly madeBy: string;
  readonly countyCode: string;
}

/** What an outside system says of one record: under which number it stands there, and for how long. */
export interface Acknowledged {
  readonly recordId: string;
  readonly number: string;
  readonly minutes: number;
}

/** What came of handing over: files to be typed from, answers that came at once. */
export interface Submitted {
  readonly sheetFileId?: string;
  readonly jsonFileId?: string;
  readonly acknowledged: readonly Acknowledged[];
}

/**
 * How records reach another system. The national one's interface is not public (rules §9): whoever learns one writes it
 * here, and everything around it stays: retries with a pause that grows, the alarm on silence, the worklist.
 *
 * `submit` may be called again with the same batch when it failed or its outcome was lost: the batch's id is what a receiver
 * knows it by. `lines` reads anew each time it is called.
 */
export interface OutsideSystem {
  submit(tx: Tx, batch: BatchToSend, lines: () => AsyncIterable<BatchLine>): Promise<Submitted>;
}

export const outsideSystems: Readonly<Record<OutsideAdapter, OutsideSystem>> = { FILE: fileSystem };
