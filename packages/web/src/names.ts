import { shallowRef } from 'vue';

/** Names the platform begins with (services, papers, rights) in English, by their Chinese; empty while Chinese is read. */
export const englishNames = shallowRef<ReadonlyMap<string, string>>(new Map());
