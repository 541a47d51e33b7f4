import { limits, RECORDS_FORMAT, recordTermWords } from '@jinguo/schema';
import { createFileStore } from '../../../platform/files/file-store.ts';
import { keepStream } from '../../../platform/files/keep-file.ts';
import { newId } from '../../../platform/ids.ts';
import { type SheetValue, writeRows } from '../../../platform/sheets/write-rows.ts';
import { type BatchLine, batchTerms } from './batch-lines.ts';
import type { BatchToSend, OutsideSystem } from './outside-system.ts';

const DAY = 86_400_000;
const xlsx = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/**
 * The default: a workbook to type from, whose last columns take the number and the time as they stand there and which is
 * uploaded again as the answer; and the same as JSON, for whoever has an import.
 */
export const fileSystem: OutsideSystem = {
  async submit(tx, batch, lines) {
    const store = createFileStore(tx.services.env);
    const kept = (extension: string, mediaType: string) => ({
      id: newId(),
      mediaType,
      extension,
      uploadedBy: batch.madeBy,
      countyCode: batch.countyCode,
      name: `${batch.system}-第${batch.number}批.${extension}`,
      expiresAt: new Date(tx.now.getTime() + limits.importDays * DAY),
    });
    const columns = batchTerms.map((term) => ({
      header: recordTermWords[term].zh,
      width: term === 'number' ? 38 : 16,
    }));
    const sheet = writeRows(`第${batch.number}批`, columns, rowsOf(lines()), { typedOver: true });
    return {
      sheetFileId: await keepStream(tx, store, kept('xlsx', xlsx), sheet),
      jsonFileId: await keepStream(tx, store, kept('json', 'application/json'), jsonOf(batch, tx.now, lines())),
      acknowledged: [],
    };
  },
};

async function* rowsOf(lines: AsyncIterable<BatchLine>): AsyncGenerator<SheetValue[]> {
  for await (const line of lines) yield batchTerms.map((term) => line[term] ?? null);
}

/** One line of the file a record, so that it is read by eye as well; written as it comes. */
async function* jsonOf(batch: BatchToSend, now: Date, lines: AsyncIterable<BatchLine>): AsyncGenerator<Uint8Array> {
  const head = {
    格式: RECORDS_FORMAT,
    批次: batch.id,
    批号: batch.number,
    外部系统: batch.system,
    记录单位: batch.unit,
    生成时间: now.toISOString(),
  };
  yield Buffer.from(`${JSON.stringify(head).slice(0, -1)},"服务记录":[`);
  let glue = '\n';
  for await (const line of lines) {
    const said = Object.fromEntries(
      batchTerms.flatMap((term) =>
        line[term] === undefined || line[term] === '' ? [] : [[recordTermWords[term].zh, line[term]]],
      ),
    );
    yield Buffer.from(`${glue}${JSON.stringify(said)}`);
    glue = ',\n';
  }
  yield Buffer.from('\n]}\n');
}
