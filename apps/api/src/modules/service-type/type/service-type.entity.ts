import type { PrivacyClass, RiskLevel } from '@jinguo/schema';
import { defineEntity, p } from '@mikro-orm/core';

const ServiceTypeSchema = defineEntity({
  name: 'ServiceType',
  tableName: 'service_type',
  properties: {
    id: p.uuid().primary(),
    parentId: p.uuid().nullable(),
    code: p.text(),
    name: p.text(),
    description: p.text(),
    risk: p.text().$type<RiskLevel>(),
    privacyClass: p.text().$type<PrivacyClass>(),
    requiredQualification: p.text().nullable(),
    sort: p.smallint(),
    active: p.boolean(),
    version: p.integer().version(),
    createdAt: p.datetime().length(3),
  },
});

/** A kind of service. Activities copy its privacy class and risk, so that a later change leaves history as it was. */
export class ServiceType extends ServiceTypeSchema.class {}
ServiceTypeSchema.setClass(ServiceType);
