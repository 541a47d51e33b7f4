/**
 * 可能是同一次服务: whether a record of ours, by volunteer id, days and range (SQL each), lies at the same time. With times told it
 * is their overlap, else the day. Of which service it is nothing is said: it may be a sealed one.
 */
export const atTimeOfOurs = (volunteerId: string, firstDay: string, lastDay: string, during: string): string =>
  `exists (select from service_record sr where sr.volunteer_id = ${volunteerId} and sr.state <> 'RETURNED'
    and sr.service_date between ${firstDay} - 1 and ${lastDay} + 1
    and case when ${during} is null then sr.service_date between ${firstDay} and ${lastDay}
      else tstzrange(sr.started_at, sr.ended_at) && ${during} end)`;

/**
 * 可能在两个平台上重复: whether hours another platform counted lie at the same time, by a row `x` of hers or of a file: told times by their overlap,
 * else the day. `more` narrows which (SQL on `o`).
 */
export const atTimeOfOtherPlatform = (
  x: { volunteerId: string; platform: string; firstDay: string; lastDay: string; during: string },
  more = 'true',
): string =>
  `exists (select from external_hours o where o.volunteer_id = ${x.volunteerId} and o.undone_at is null and o.platform <> ${x.platform}
    and o.service_date <= ${x.lastDay} and o.last_date >= ${x.firstDay} and coalesce(o.during && ${x.during}, true) and ${more})`;
