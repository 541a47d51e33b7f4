/** The English translation of the first notice, version 2026-11, paragraph by paragraph. The Chinese text binds (privacy-notice.ts). */
export const privacyNoticeInEnglish = {
  title: 'Jinguo Volunteers: notice on the processing of personal information',
  body: `Please read this notice before you register as a Jinguo volunteer. It says which information about you we collect, why we need it, how we keep it, and what you can do.

1. Who processes your information
The women's federation of the place you live in and the federations above it. The coordinator of a team you join sees only what is needed to organise the service of that team's members.

2. Which information we collect
(1) To register: name, sex, date of birth, type and number of your identity document, the village or community you live in, telephone number, professional skills, kinds of service, and the times you are available.
(2) Arising from service: sign-ups, times of check-in and check-out, hours of service, and the qualifications you hand in.
(3) Of those under 18: also the name and telephone number of a guardian, and the guardian's relation to you.
We do not collect your whereabouts, and we collect no faces, fingerprints or the like.

3. Why it is needed
Registration under the real name and the recording of service are required by the Measures for Volunteer Service Records and the Issuance of Certificates and other rules. The telephone number is used to contact you about activities; the place you live in, to recommend activities nearby and to determine which federation serves you.

4. Sensitive personal information
The number of your identity document, and all information about children under 14, are sensitive personal information: if leaked, they may endanger your person or property. We use them only to check identity and to prevent double registration; they are stored encrypted, and workers see only some of the digits on their screens. Processing them requires your separate consent.

5. Who may see it
Those in charge of an activity see only the names of those who signed up and telephone numbers without their middle digits. Names are shown in public notices only with your further consent, and then only in part. Except where the law provides otherwise, we give nothing to other organisations or persons.

6. How long it is kept
Records of volunteer service are kept long-term, as the national standard requires. After you deregister, information that identifies you is deleted or concealed, and only figures remain. The information is kept within China.

7. What you can do
At any time you can see and correct your information under “Me”, and see and withdraw each consent. Declining text messages or the public display of your name does not affect your registration or your taking part. Withdrawing a consent that registration requires means deregistering as a volunteer; please contact the federation of your village or community. You may also ask us to copy, transfer or delete your information, or to explain the rules by which we process it.

8. Minors
Children under 8 cannot register. From 8 to 17 a guardian must consent; please read this notice together with your guardian.

9. When this notice changes
When its content changes we publish a new version and ask you to read it again and to decide whether you consent.`,
} as const;
