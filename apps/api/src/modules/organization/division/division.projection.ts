import { column, object, projection } from '../../../platform/projection/fields.ts';

/** The joins that lead from a division to its province: `<alias>`, then `<alias>2` … `<alias>5`. */
export const divisionChain = (alias: string): string =>
  [2, 3, 4, 5]
    .map(
      (i) =>
        `left join division ${alias}${i} on ${alias}${i}.code = ${i === 2 ? alias : `${alias}${i - 1}`}.parent_code`,
    )
    .join(' ');

/** 山东省淄博市张店区…, from the province down. */
export const fullNameSql = (alias: string): string =>
  `concat(${[5, 4, 3, 2].map((i) => `${alias}${i}.name`).join(', ')}, ${alias}.name)`;

/** Divisions are public knowledge. */
export const divisionProjection = projection({
  name: 'division',
  from: 'division d',
  joins: { chain: divisionChain('d'), successor: 'left join division ds on ds.code = d.successor_code' },
  fields: {
    code: column('d.code'),
    name: column('d.name'),
    level: column('d.level'),
    parentCode: column('d.parent_code'),
    statisticsOnly: column('d.statistics_only'),
    provisional: column('d.provisional'),
    validFrom: column('d.valid_from'),
    validTo: column('d.valid_to'),
    successor: object({ code: column('ds.code'), name: column('ds.name') }, { join: 'successor', presence: 'ds.code' }),
    hasChildren: column('exists (select from division x where x.parent_code = d.code)'),
    fullName: column(fullNameSql('d'), 'chain'),
  },
});
