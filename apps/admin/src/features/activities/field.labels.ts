const labels: Record<string, string> = {
  title: 'activities.name',
  unitId: 'activities.unit',
  projectId: 'activities.project',
  serviceTypeId: 'activities.serviceType',
  place: 'activities.place',
  villageCode: 'activities.village',
  content: 'activities.content',
  requirements: 'activities.requirements',
  risks: 'activities.risks',
  safeguards: 'activities.safeguards',
  personInCharge: 'activities.personInCharge',
  contactPhone: 'activities.contactPhone',
  risk: 'activities.risk',
  insurancePolicyNo: 'activities.insurance',
  posts: 'activities.posts',
  shifts: 'activities.shifts',
  openings: 'activities.openings',
};

/** The key of the label a reason's field carries on the screen. */
export const fieldLabel = (field: string | null | undefined): string | undefined =>
  field ? labels[field.split('.')[0] ?? ''] : undefined;
