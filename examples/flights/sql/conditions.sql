create schema if not exists mart;

create or replace table mart.conditions as
with hours as (
    select
        origin, year, month, day, hour,
        case
            when precip > 0 then 'rain or snow'
            when visib < 5 then 'poor sight'
            when wind_speed >= 20 then 'strong wind'
            else 'fair'
        end as condition
    from raw.weather
)
select
    airports.name as origin,
    coalesce(hours.condition, 'not recorded') as condition,
    count(*) as flights,
    count(*) filter (dep_time is null) as cancelled,
    avg(dep_delay) as mean_delay
from raw.flights
join raw.airports on airports.faa = flights.origin
left join hours using (origin, year, month, day, hour)
where make_date(year, month, day) <= cast($day as date)
group by all;

from mart.conditions order by origin, mean_delay desc;
