/** What an opening asks, as SQL over `opening o join post p on p.id = o.post_id`: its own where it has one, else its post's. */
export const openingNeeds = {
  minAge: 'coalesce(o.min_age, p.min_age)',
  qualification: 'coalesce(o.required_qualification, p.required_qualification)',
} as const;

/** Its kind of qualification `k`. */
export const neededKind = `left join qualification_kind k on k.code = ${openingNeeds.qualification}`;
