import { Correction } from './correction/correction.entity.ts';
import { ServiceRecord } from './record/service-record.entity.ts';

export const hoursEntities = [ServiceRecord, Correction];
