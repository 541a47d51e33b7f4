import type { World } from '../../src/platform/testing/world.ts';
import type { County } from '../leak-walk/two-counties.ts';
import { firstText, type Variables } from './activity-arguments.ts';
import type { MoreRows } from './more-rows.ts';

/** Arguments of how hours are counted and stars are had. */
export function ruleArguments(world: World, here: County, more: MoreRows): Record<string, readonly Variables[]> {
  return {
    proposeStar: [{ volunteerId: more.elder }],
    setStarPolicy: [
      {
        input: {
          unitId: more.top,
          validFrom: '2027-01-01',
          hours: [100, 300, 600, 1000, 1500],
          confirmedBy: ['COUNTY', 'COUNTY', 'CITY', 'CITY', 'PROVINCE'],
          leastMean: 30,
          leastEvaluations: 1,
          noObjection: true,
          reason: firstText,
        },
      },
    ],
    setHoursPolicy: [
      {
        input: {
          unitId: here.units.county,
          validFrom: world.services
            .now()
            .toISOString()
            .replace(/^\d+/, (year) => String(Number(year) + 1))
            .slice(0, 10),
          clockStart: 'SHIFT',
          minimumPresence: 10,
          unitMinutes: 5,
          leastMinutes: 0,
          reason: '演示·县里定的',
        },
      },
    ],
  };
}
