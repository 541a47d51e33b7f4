import type { RiskLevel } from '@jinguo/schema';
import type { ActivityFullFragment, SaveActivityInput } from '../../gql/graphql.ts';

/** What the editor holds of an activity: the law's fields (rules §1.2) and where it belongs. */
export interface ActivityForm {
  unitId: string;
  projectId: string;
  serviceTypeId: string;
  title: string;
  place: string;
  villageCode: string;
  content: string;
  requirements: string;
  risks: string;
  safeguards: string;
  personInCharge: string;
  contactPhone: string;
  risk: RiskLevel;
  insurancePolicyNo: string;
  trainingRequired: boolean;
  homeVisit: boolean;
}

/** Fields shown in the form: reasons that name one stand beside it, all others on top. */
export const activityFields = [
  'unitId',
  'projectId',
  'serviceTypeId',
  'title',
  'place',
  'villageCode',
  'content',
  'requirements',
  'risks',
  'safeguards',
  'personInCharge',
  'contactPhone',
  'risk',
  'insurancePolicyNo',
  'trainingRequired',
  'homeVisit',
] as const satisfies readonly (keyof ActivityForm)[];

/** An empty form for a place, or the form of what is stored. The phone stays blank: blank keeps the stored one. */
export function activityForm(from: ActivityFullFragment | null, unitId: string): ActivityForm {
  return {
    unitId: from?.unit.id ?? unitId,
    projectId: from?.project?.id ?? '',
    serviceTypeId: from?.serviceType.id ?? '',
    title: from?.title ?? '',
    place: from?.place ?? '',
    villageCode: from?.villageCode ?? '',
    content: from?.content ?? '',
    requirements: from?.requirements ?? '',
    risks: from?.risks ?? '',
    safeguards: from?.safeguards ?? '',
    personInCharge: from?.personInCharge ?? '',
    contactPhone: '',
    risk: from?.risk ?? 'ORDINARY',
    insurancePolicyNo: from?.insurancePolicyNo ?? '',
    trainingRequired: from?.trainingRequired ?? false,
    homeVisit: from?.homeVisit ?? false,
  };
}

/** The form as the mutation wants it; blank choices become null. */
export const activityInput = (
  form: ActivityForm,
  stored: { id: string; version: number } | null,
): SaveActivityInput => ({
  ...form,
  id: stored?.id ?? null,
  version: stored?.version ?? null,
  projectId: form.projectId || null,
  contactPhone: form.contactPhone.trim() || null,
  insurancePolicyNo: form.insurancePolicyNo.trim() || null,
});
