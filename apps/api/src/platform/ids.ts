import { v7, validate } from 'uuid';

/** A new identifier, ordered by time. Made here because PostgreSQL before 18 cannot. */
export const newId = (): string => v7();

/** Whether a text has the shape of an identifier; anything else never reaches the database. */
export const isId = (text: string): boolean => validate(text) || /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text);
