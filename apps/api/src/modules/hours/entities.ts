import { ServiceRecord } from './record/service-record.entity.ts';

export const hoursEntities = [ServiceRecord];
