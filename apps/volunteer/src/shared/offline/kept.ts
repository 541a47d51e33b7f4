import { createStore, del, get, set, type UseStore } from 'idb-keyval';

/** One small place in the phone's own storage. */
export interface Kept<Value> {
  read(): Promise<Value | undefined>;
  /** False when the phone keeps nothing: the value then lives as long as the page does. */
  write(value: Value): Promise<boolean>;
  drop(): Promise<void>;
}

/** Storage may be forbidden or missing, and then throws at once: nothing is kept, and the app works all the same. */
export function kept<Value>(name: string): Kept<Value> {
  let opened: UseStore | undefined;
  const store = (): UseStore => {
    opened ??= createStore(`jinguo-volunteer-${name}`, 'kept');
    return opened;
  };
  const quietly = async <Result>(act: () => Promise<Result>): Promise<Result | undefined> => {
    try {
      return await act();
    } catch {
      return undefined;
    }
  };
  return {
    read: () => quietly(() => get<Value>('value', store())),
    write: async (value) =>
      (await quietly(async () => {
        await set('value', value, store());
        return true;
      })) ?? false,
    drop: async () => quietly(() => del('value', store())),
  };
}
