import { herAccounts, samePersons } from '../../people/index.ts';
import { addNoticeSubject } from '../../publicity/index.ts';

/**
 * Approved hours on notice. Whoever served, proposed, did a scan, looked into what seemed wrong, approved or decided on a
 * correction answers no objection to them (counter-rule a); she is named only where she agreed to be (PIPL §25).
 */
addNoticeSubject({
  kind: 'HOURS',
  read: 'hours.read',
  line: `select r.volunteer_id, ${herAccounts} || ${samePersons(`r.scanned_by || r.proposed_by || r.approved_by
      || array(select d.by_account from correction c cross join lateral (values (c.proposed_by), (c.decided_by)) d(by_account)
        where c.record_id = r.id and d.by_account is not null)
      || array(select f.resolved_by from record_flag f where f.record_id = r.id and f.resolved_by is not null)`)} as barred, v.name,
    exists (select from consent k where k.volunteer_id = v.id and k.purpose = 'PUBLIC_NAME' and k.withdrawn_at is null) as named,
    r.activity_name as title, r.minutes, r.service_date as day, r.privacy_class = 'P4' as sealed
    from service_record r join volunteer v on v.id = r.volunteer_id where i.kind = 'HOURS' and r.id = i.subject_id`,
});
