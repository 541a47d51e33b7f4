/**
 * Every account of the volunteer `v`, as SQL: the one she serves with, and those of her name on her number. Who is a
 * coordinator and registers anew on her phone has two accounts and stays one person, who never approves herself
 * (counter-rule a); others of a family share the number, not the name (rules §6).
 */
export const herAccounts = `array(select x.id from account x
  where x.id = v.account_id or x.phone_index = v.phone_index and x.display_name = v.name)`;
