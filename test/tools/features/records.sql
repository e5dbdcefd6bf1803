-- The features of messages, sessions and locations in SQL; see features.sql.
with messages as (
  select *, record_type = 'MOSMS' sent, if(record_type = 'MOSMS', called_number, calling_number) other,
    epoch(event_time)::bigint + 60 * utc_offset as moment
  from read_parquet('$root/data/messages/*/*.parquet', hive_partitioning = true) where cast(day as date) between date '$from' and date '$to'
),
of_messages as (
  select served_imsi imsi, count(*) messages, count(*) filter (not sent) messages_in, count(*) filter (sent) messages_out,
    count(*) filter (not sent) / count(*) messages_in_share, count(distinct other) message_parties, count(*) / count(distinct other) messages_per_party,
    count(*) filter (length(other) = 6) / count(*) message_service_share,
    count(distinct floor(moment / 86400)) message_days, count(distinct floor(moment / 3600)::bigint % 24) message_hours
  from messages group by served_imsi
),
sessions as (
  select *, epoch(stop_time)::bigint - epoch(start_time)::bigint as spent, epoch(start_time)::bigint + 60 * utc_offset as moment,
    round(volume_uplink / 1000) up, round(volume_downlink / 1000) down, record_sequence_number = 1 as opening
  from read_parquet('$root/data/sessions/*/*.parquet', hive_partitioning = true) where cast(day as date) between date '$from' and date '$to'
),
chains as (
  select *, sum(opening::int) over (partition by served_imsi order by moment, record_sequence_number) as run from sessions
),
of_sessions as (
  select served_imsi imsi, count(*) filter (opening) sessions, sum(up) / 1000 data_up_mb, sum(down) / 1000 data_down_mb,
    sum(up) / nullif(sum(up) + sum(down), 0) data_up_share, sum(spent) / 3600 data_hours,
    sum(spent) filter (up <= 2 * down and down <= 2 * up) alike, sum(spent) all_seconds,
    count(distinct floor(moment / 3600)::bigint % 24) data_active_hours
  from sessions group by served_imsi
),
longest as (
  select imsi, max(spent) / 3600 data_longest_hours from (select served_imsi imsi, run, sum(spent) as spent from chains group by all) group by imsi
),
of_locations as (
  select served_imsi imsi, count(*) filter (event_type = 'detach') detaches, count(*) filter (event_type = 'location_update') updates
  from read_parquet('$root/data/locations/*/*.parquet', hive_partitioning = true) where cast(day as date) between date '$from' and date '$to'
  group by served_imsi
)
select imsi, coalesce(messages, 0) messages, coalesce(messages_in, 0) messages_in, coalesce(messages_out, 0) messages_out, messages_in_share,
  coalesce(messages_in, 0) / days.n messages_in_per_day, coalesce(message_parties, 0) message_parties, messages_per_party, message_service_share,
  coalesce(message_days, 0) message_days, coalesce(message_hours, 0) message_hours,
  coalesce(sessions, 0) sessions, coalesce(data_up_mb, 0) data_up_mb, coalesce(data_down_mb, 0) data_down_mb, data_up_share,
  coalesce(data_hours, 0) data_hours, coalesce(data_longest_hours, 0) data_longest_hours, coalesce(alike, 0) / nullif(all_seconds, 0) data_alike_share,
  coalesce(data_active_hours, 0) data_active_hours,
  coalesce(detaches, 0) / days.n detaches_per_day, coalesce(updates, 0) / days.n area_updates_per_day
from read_parquet('$root/data/subscribers/*.parquet', file_row_number = true)
left join of_messages using (imsi) left join of_sessions using (imsi) left join longest using (imsi) left join of_locations using (imsi),
(select date_diff('day', date '$from', date '$to') + 1 n) days
order by file_row_number
