-- The features of every SIM in SQL, from the same files: what the code computes has to be this.
-- $root stands for the folder of the dataset, $from and $to for the days looked at.
with records as (
  select served_imsi imsi, record_type = 'MOC' outgoing, network_call_reference reference,
    if(record_type = 'MOC', called_number, calling_number) other, served_imei imei, lac, cell,
    epoch(seizure_time)::bigint + 60 * utc_offset as moment, alerting_time is not null alerted, answer_time is not null answered,
    call_duration duration, coalesce(partial_record_number, 1) part,
    case when disconnect_party is null or disconnect_party = 3 then null
      when (disconnect_party = 2) = (record_type = 'MOC') then true else false end ended_there
  from read_parquet('$root/data/calls/*/*.parquet', hive_partitioning = true)
  where cast(day as date) between date '$from' and date '$to'
),
calls as (
  select imsi, outgoing, reference, any_value(other) other, arg_min(imei, part) imei, arg_min(lac, part) lac, arg_min(cell, part) cell,
    any_value(moment) moment, bool_or(alerted or answered) alerted, bool_or(answered) answered, sum(duration)::bigint duration,
    arg_max(ended_there, part) ended_there
  from records group by imsi, outgoing, reference
),
placed as (
  select calls.*, floor(moment / 86400)::bigint as today, floor(moment / 3600)::bigint % 24 as hour,
    district, city, latitude * 111.2 y, longitude * 111.2 * cos(radians(latitude)) x
  from calls left join read_parquet('$root/data/cells/*.parquet') using (lac, cell)
),
sequenced as (
  select *, moment - lag(moment) over own gap, imei <> lag(imei ignore nulls) over own moved
  from placed window own as (partition by imsi order by moment, other, outgoing)
),
answered_gaps as (
  select imsi, avg(gap) gap_same_day_mean from (
    select imsi, moment - lag(moment) over (partition by imsi, today order by moment) gap from placed where answered
  ) group by imsi
),
out_gaps as (
  select imsi, median(gap) gap_out_median, stddev_pop(gap) / avg(gap) gap_out_variation from (
    select imsi, moment - lag(moment) over (partition by imsi, today order by moment) gap from placed where outgoing
  ) group by imsi
),
with_other as (
  select *, lead(moment) over pair - moment next_gap, lead(outgoing) over pair next_outgoing
  from placed window pair as (partition by imsi, other order by moment)
),
answers as (
  select imsi,
    count(*) filter (outgoing and next_outgoing and next_gap <= 3600) / nullif(count(*) filter (outgoing), 0) redial_share,
    count(*) filter (outgoing and not next_outgoing and next_gap <= 86400) / nullif(count(*) filter (outgoing), 0) called_back_share,
    count(*) filter (outgoing and not next_outgoing and next_gap <= 86400) called_back,
    count(*) filter (not outgoing and next_outgoing and next_gap <= 86400) / nullif(count(*) filter (not outgoing), 0) calls_back_share
  from with_other where not answered group by imsi
),
by_contact as (
  select imsi, other, count(*) n, sum(duration) s, bool_or(outgoing) and bool_or(not outgoing) both_ways from placed where answered group by imsi, other
),
contacts as (
  select imsi, count(*) contacts, count(*) / sum(n) contacts_per_call, avg(n) calls_per_contact_mean, median(n) calls_per_contact_median,
    max(n) calls_per_contact_max, avg(s) seconds_per_contact_mean, median(s) seconds_per_contact_median, max(s) seconds_per_contact_max,
    max(n) / sum(n) top_contact_share, count(*) filter (n >= 3) / count(*) friends_share, count(*) filter (both_ways) / count(*) two_way_share
  from by_contact group by imsi
),
by_hour as (select imsi, hour, count(*) n from placed where answered group by imsi, hour),
hours as (
  select imsi, count(*) active_hours, max(n) busiest_hour_calls, min(hour) filter (n = most) busiest_hour
  from (select *, max(n) over (partition by imsi) most from by_hour) group by imsi
),
days as (
  select imsi, count(*) active_days, max(today) - min(today) + 1 span_days, max(n) busiest_day_calls
  from (select imsi, today, count(*) n from placed where answered group by imsi, today) group by imsi
),
in_handset as (select imei, count(distinct imsi) sims from placed where imei is not null group by imei),
handsets as (select imsi, max(sims) sims_in_handset from placed join in_handset using (imei) group by imsi),
by_cell as (select imsi, lac, cell, count(*) n, row_number() over (partition by imsi order by count(*) desc) rank from placed where cell is not null group by imsi, lac, cell),
cells as (
  select imsi, count(*) cells, max(n) / sum(n) top_cell_share, sum(n) filter (rank <= 2) / sum(n) top_two_cells_share
  from by_cell group by imsi
),
plain as (
  select imsi,
    count(*) filter (answered) calls,
    count(*) filter (answered and outgoing) calls_out,
    count(*) filter (answered and not outgoing) calls_in,
    count(*) filter (answered and outgoing) / nullif(count(*) filter (answered), 0) out_share,
    count(*) filter (outgoing) attempts_out,
    count(*) filter (not outgoing) attempts_in,
    count(*) filter (outgoing) / count(*) attempts_out_share,
    count(*) filter (outgoing and answered) / nullif(count(*) filter (outgoing), 0) answered_share_out,
    count(*) filter (not outgoing and answered) / nullif(count(*) filter (not outgoing), 0) answered_share_in,
    count(*) filter (outgoing and not alerted) / nullif(count(*) filter (outgoing), 0) failed_share_out,
    avg(ended_there::int) filter (outgoing and answered) hung_up_on_share,
    count(distinct other) filter (outgoing) callees,
    count(distinct other) filter (outgoing) / nullif(count(*) filter (outgoing), 0) callees_per_attempt,
    if(count(*) filter (outgoing) > 0, entropy(other) filter (outgoing), null) callee_entropy,
    count(distinct other) filter (not outgoing) callers,
    avg(duration) filter (answered) duration_mean,
    median(duration) filter (answered) duration_median,
    max(duration) filter (answered) duration_max,
    min(duration) filter (answered) duration_min,
    median(duration) filter (answered) / avg(duration) filter (answered) duration_median_over_mean,
    avg(duration) filter (answered and outgoing) duration_out_mean,
    coalesce(sum(duration) filter (answered), 0) talk_seconds,
    avg((duration <= 5)::int) filter (answered) short_share,
    avg((duration >= 600)::int) filter (answered) long_share,
    avg((hour < 5)::int) filter (answered) night_share,
    avg((isodow(date '1970-01-01' + today::int) >= 6)::int) filter (answered) weekend_share,
    avg(gap) gap_mean,
    median(gap) gap_median,
    stddev_pop(gap) / nullif(avg(gap), 0) gap_variation,
    (stddev_pop(gap) - avg(gap)) / nullif(stddev_pop(gap) + avg(gap), 0) burstiness,
    count(distinct imei) handsets,
    count(distinct imei) filter (outgoing and answered) handsets_out,
    count(*) filter (outgoing and answered) / nullif(count(distinct imei) filter (outgoing and answered), 0) calls_out_per_handset,
    count(*) filter (moved) handset_changes,
    count(*) filter (imei is null) / count(*) imei_missing_share,
    count(distinct lac) filter (cell is not null) areas,
    count(distinct district) filter (answered) districts,
    count(distinct district) filter (answered and outgoing) districts_out,
    count(distinct city) filter (answered) cities,
    count(distinct city) filter (answered and outgoing) cities_out,
    sqrt(var_pop(x) + var_pop(y)) gyration_km,
    count(*) filter (cell is null) / count(*) cell_missing_share,
    count(*) filter (cell is not null) placed
  from sequenced group by imsi
),
steps as (
  select imsi, avg((spot = spot_before)::int) same_cell_share from (
    select imsi, lac * 65536 + cell as spot, lag(lac * 65536 + cell) over (partition by imsi order by moment, other, outgoing) spot_before
    from placed where cell is not null
  ) group by imsi
),
homes as (
  select placed.imsi, avg((district = home_district)::int) home_district_share
  from placed join read_parquet('$root/data/subscribers/*.parquet') subscribers on subscribers.imsi = placed.imsi
  where cell is not null group by placed.imsi
)
select *, coalesce(calls, 0) / (date_diff('day', date '$from', date '$to') + 1) calls_per_day,
  coalesce(calls_out, 0) / (date_diff('day', date '$from', date '$to') + 1) calls_out_per_day, calls / nullif(active_days, 0) calls_per_active_day, active_days / span_days active_day_share,
  busiest_hour_calls / nullif(calls, 0) busiest_hour_share, cells / nullif(placed, 0) cells_per_record,
  date_diff('day', activation_date, date '$to') contract_days, (contract = 'prepaid')::int prepaid
from read_parquet('$root/data/subscribers/*.parquet', file_row_number = true)
left join plain using (imsi) left join contacts using (imsi) left join hours using (imsi) left join days using (imsi)
left join handsets using (imsi) left join cells using (imsi) left join steps using (imsi) left join homes using (imsi)
left join answered_gaps using (imsi) left join out_gaps using (imsi) left join answers using (imsi)
order by file_row_number
