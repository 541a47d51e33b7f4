import { Certificate } from './certificate/certificate.entity.ts';
import { CertificateRequest } from './certificate/certificate-request.entity.ts';
import { Correction } from './correction/correction.entity.ts';
import { ServiceRecord } from './record/service-record.entity.ts';

export const hoursEntities = [ServiceRecord, Correction, CertificateRequest, Certificate];
