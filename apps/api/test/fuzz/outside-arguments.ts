import type { County } from '../leak-walk/two-counties.ts';
import { firstText, type Variables } from './activity-arguments.ts';
import { complaintArguments } from './complaint-arguments.ts';
import type { MoreRows } from './more-rows.ts';

/** Arguments of what comes from outside: exchanges with other platforms, and complaints. */
export function outsideArguments(here: County, more: MoreRows): Record<string, readonly Variables[]> {
  const { rows, units } = here;
  return {
    ...complaintArguments(here),
    startExternalImport: [{ fileId: more.sheet, unitId: units.village, platform: '志愿汇', fileName: '外平台.csv' }],
    commitExternalImport: [{ id: rows.external[0], version: 1, includeSuspects: true }],
    noteOutsideEntry: [
      { systemId: rows.outsideSystem[0], recordId: more.typed.differing, number: 'FUZZ-1', minutes: 30, version: 1 },
    ],
    clearOutsideEntry: [{ systemId: rows.outsideSystem[0], recordId: more.typed.differing, version: 1 }],
    acceptOutsideDifference: [
      { systemId: rows.outsideSystem[0], recordId: more.typed.differing, version: 1, reason: firstText },
    ],
    openOutsideSystem: [{ input: { unitId: units.county, name: '志愿汇', since: '2026-01-01', answerDays: 5 } }],
    endOutsideSystem: [{ id: rows.outsideSystem[0], version: 1 }],
    makeOutsideBatch: [{ systemId: rows.outsideSystem[0] }],
    closeOutsideBatch: [{ id: rows.outsideBatch[0], version: 1 }],
    answerOutsideBatch: [{ id: rows.outsideBatch[0], version: 1, fileId: more.sheet }],
    undoExternalHours: [{ id: rows.externalHours[0], reason: firstText }],
    undoExternalImport: [{ id: rows.external[1], version: 1, reason: firstText }],
  };
}
