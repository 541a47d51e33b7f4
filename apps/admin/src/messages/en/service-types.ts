import type zh from '../zh/service-types.ts';

const en: typeof zh = {
  serviceTypes: {
    title: 'Service types',
    note: 'The notice’s five on top; more may be added beneath or beside',
    add: 'Add a service type',
    addUnder: 'Add beneath',
    edit: 'Change service type',
    empty: 'No service types yet',
    emptyHint: 'Add one so that activities can be classified.',
    name: 'Name',
    code: 'Code',
    risk: 'Risk',
    privacy: 'Privacy',
    qualification: 'Needed qualification',
    noQualification: 'None',
    state: 'State',
    inUse: 'In use',
    retired: 'Retired',
    acts: 'Actions',
    parent: 'Beneath',
    topLevel: 'Top level',
    description: 'Description',
    sort: 'Order',
    kinds: 'Kinds of papers',
    kindsNote:
      'What a post may ask for; kept by the province. A retired kind is offered to nobody, papers already held stay',
    addKind: 'Add a kind',
    editKind: 'Change a kind',
    noKinds: 'No kinds yet',
    noKindsHint: 'Add one so that volunteers can hand papers in and posts can ask for them.',
    kindCodeHint: 'Such as FIRST_AID; it cannot change later',
    kindRetiredHint: 'Retired, it can no longer be handed in; verified papers stay valid.',
    sealedHint:
      'Sealed types read “professional service” in messages, calendars, records and certificates, without type or place.',
  },
};
export default en;
