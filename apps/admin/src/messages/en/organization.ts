import type zh from '../zh/organization.ts';

const en: typeof zh = {
  organization: {
    title: 'Organisation', note: 'Open level by level, or type a name', find: 'Find a unit', noneFound: 'No such unit, or outside your reach.',
    kind: 'Kind', level: 'Level', code: 'Division code', noCode: 'None (not a division)', basis: 'Basis for issuing', size: 'Size', counts: '{teams} teams · {volunteers} volunteers',
    basisNone: 'May not issue record certificates in its own name; an entitled unit above issues them.', basisSome: 'May issue record certificates for services it organised.',
    teams: 'Teams', createTeam: 'Create a team', noTeams: 'No team yet', noTeamsHint: 'With a team come coordinators and a QR code for joining.', members: '{n} members',
    stations: 'Stations', addStation: 'Add a station', editStation: 'Change station', noStations: 'No station yet', noStationsHint: 'Women’s homes and volunteer stations are listed here.', stationName: 'Name', address: 'Address', sixMarks: 'Six marks',
    marks: { hasPlace: 'Place', hasTeam: 'Team', hasProject: 'Projects', hasFacility: 'Facilities', hasSystem: 'Rules', hasSign: 'Sign' }, markYes: ': yes', markNo: ': no',
    addUnit: 'Add a unit that is no federation', editUnit: 'Change unit', addHint: 'Beneath “{name}”: development-zone offices, committees in organisations, group members. They have no division code.', name: 'Full name', shortName: 'Short name', shortHint: 'Same as the full name if left empty',
  },
};
export default en;
