/**
 * Every account of the volunteer `v`, as SQL: the one she serves with, and those of her name on her number. Who is a
 * coordinator and registers anew on her phone has two accounts and stays one person, who never approves herself
 * (counter-rule a); others of a family share the number, not the name (rules §6).
 */
export const herAccounts = `array(select x.id from account x
  where x.id = v.account_id or x.phone_index = v.phone_index and x.display_name = v.name)`;

/** The accounts `ids` (SQL of a uuid[]) with every other account of the same persons, as SQL: her name on her number. */
export const samePersons = (ids: string): string => `array(select y.id from account x
  join account y on y.phone_index = x.phone_index and y.display_name = x.display_name where x.id = any(${ids}))`;
