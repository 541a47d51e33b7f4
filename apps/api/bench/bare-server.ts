import { createServer } from 'node:http';
import pg from 'pg';

/**
 * The yardstick: node:http, one named statement of `pg`, JSON.stringify. The rows and their reach are those of the API;
 * there is no session, no GraphQL, no paging logic.
 */
const statements: Readonly<Record<string, string>> = {
  // Published and not ended, nearest first, openings with places left.
  '/find': `select * from (
      select a.id, a.title, a.place, t.name as "typeName", u.name as "unitName", a.starts_at as "startsAt", a.ends_at as "endsAt",
        case when a.village_code = $1 then 0 when a.township_code = left($1, 9) then 1 when a.place_county_code = left($1, 6) then 2
          when a.city_code = left($1, 4) then 3 else 4 end as nearness,
        (select sum(o.maximum - o.taken)::int from opening o where o.activity_id = a.id) as "placesLeft",
        (select json_agg(json_build_object('id', o.id, 'postName', p.name, 'startsAt', s.starts_at, 'endsAt', s.ends_at, 'minimum', o.minimum,
            'maximum', o.maximum, 'placesLeft', o.maximum - o.taken) order by s.starts_at, p.sort)
          from opening o join post p on p.id = o.post_id join shift s on s.id = o.shift_id where o.activity_id = a.id) as openings
      from activity a join service_type t on t.id = a.service_type_id join unit u on u.id = a.unit_id
      where a.id = any(select id from (
        (select id, 0 as n, starts_at from activity where state = 'PUBLISHED' and ends_at > now() and village_code = $1 order by starts_at, id limit 21)
        union (select id, 1, starts_at from activity where state = 'PUBLISHED' and ends_at > now() and township_code = left($1, 9) and village_code <> $1 order by starts_at, id limit 21)
        union (select id, 2, starts_at from activity where state = 'PUBLISHED' and ends_at > now() and place_county_code = left($1, 6) and township_code <> left($1, 9) order by starts_at, id limit 21)
        union (select id, 3, starts_at from activity where state = 'PUBLISHED' and ends_at > now() and city_code = left($1, 4) and place_county_code <> left($1, 6) order by starts_at, id limit 21)
        union (select id, 4, starts_at from activity where state = 'PUBLISHED' and ends_at > now() and city_code <> left($1, 4) order by starts_at, id limit 21)
      ) near)) found
    order by nearness, "startsAt", id limit 21`,
  '/roster': `select s.id, s.state, s.created_at as "createdAt", s.checked_in_at as "checkedInAt", s.checked_out_at as "checkedOutAt",
      json_build_object('id', v.id, 'name', v.name, 'phoneMasked', v.phone_masked) as volunteer
    from sign_up s join volunteer v on v.id = s.volunteer_id join activity a on a.id = s.activity_id join unit u on u.id = a.unit_id
    where s.activity_id = $1 and u.path >= $2 and u.path < $3 order by s.created_at, s.id limit 51`,
};

const pool = new pg.Pool({
  connectionString: process.env['DATABASE_URL'],
  max: Number(process.env['DATABASE_POOL'] ?? 10),
});

createServer((request, response) => {
  const text = statements[request.url ?? ''];
  if (!text) {
    response.end('ok');
    return;
  }
  const parts: Buffer[] = [];
  request.on('data', (part: Buffer) => parts.push(part));
  request.on('end', () => {
    const values = JSON.parse(Buffer.concat(parts).toString('utf8')) as unknown[];
    pool.query({ name: request.url ?? '', text, values }).then(
      ({ rows }) => {
        response.setHeader('content-type', 'application/json');
        response.end(JSON.stringify(rows));
      },
      (error: unknown) => {
        response.statusCode = 500;
        response.end(String(error));
      },
    );
  });
}).listen(Number(process.env['PORT']), '127.0.0.1');
