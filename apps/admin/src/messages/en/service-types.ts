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
    sealedHint:
      'Sealed types read “professional service” in messages, calendars, records and certificates, without type or place.',
  },
};
export default en;
