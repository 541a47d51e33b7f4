import { isSealed, type PrivacyClass, sealedServiceWords } from '@jinguo/schema';

interface Service {
  readonly privacy_class: PrivacyClass;
  readonly title: string;
  readonly place: string;
  readonly content: string;
  readonly type_name: string;
  readonly home_visit: boolean;
  /** The village or community it lies in. */
  readonly village: string | null;
}

/** Of a sealed service only type and time are recorded: no title, no place, no text (rules §3). Of somebody's home the village. */
export const described = (row: Service): { name: string; place: string; content: string } =>
  isSealed(row.privacy_class)
    ? { name: sealedServiceWords.zh, place: '', content: row.type_name }
    : {
        name: row.title,
        place: row.home_visit ? (row.village ?? '') : row.place,
        content: row.content.trim() || row.type_name,
      };
