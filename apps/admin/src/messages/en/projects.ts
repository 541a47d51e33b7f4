import type zh from '../zh/projects.ts';

const en: typeof zh = {
  projects: {
    title: 'Projects',
    note: 'For a time, for certain people, with a goal; activities are their dated occurrences',
    create: 'New project',
    edit: 'Change project',
    find: 'By name or pinyin',
    anyState: 'Any state',
    state: 'State',
    name: 'Name',
    serviceType: 'Service type',
    unit: 'Organiser',
    term: 'From – to',
    startsOn: 'From',
    endsOn: 'To',
    activities: 'Activities',
    acts: 'Actions',
    addActivity: 'Add activity',
    goal: 'Goal and people served',
    goalHint: 'Who is served and to what end',
    noMatch: 'No project matches',
    noMatchHint: 'Try other filters.',
    empty: 'No project yet',
    emptyHint: 'Make one; a single activity can use the quick start.',
  },
};
export default en;
