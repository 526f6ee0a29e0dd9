//! Files of layouts that are known: the first byte says which, the others are its rows.

use super::csv::{at_home, hold_with};

/// The beginnings of files, down to their header.
pub const HEADS: [&str; 14] = [
    "Data generated: 3 March 2024\nSupplier,Recipient,Delivery year,Delivery year is estimate,TIV delivery values\n",
    "Deals for the year range '2010' to '2020'\nRecipient,Supplier,Year(s) of delivery,Comments,SIPRI TIV of delivered weapons\n",
    "\"TIV of arms exports to Myanmar, 2019-2021\",,,,\n,2019,2020,2021,Total\n",
    "event_id_cnty,event_date,time_precision,event_type,actor1,country,location,latitude,longitude,fatalities\n",
    "id,type_of_violence,side_a,where_coordinates,latitude,longitude,country,date_prec,date_start,date_end,best,high,low\n",
    "date,best,count,type,side,country,low,high\n",
    "date;killed;qualifier;low;high;url\n",
    "date,count,series,end,note,id\n",
    "date_of_incident,List A,List B\n",
    "year\tmonth\tArmy\tOthers\n",
    "id,date,visitor,place,country,purpose\n",
    "name,from,to,start_date,end_date,lat,lon,role\n",
    "recipient,supplier,period,share\n",
    "name,country,lat,lon\n",
];

/// The beginning that a byte stands for: `a` for the first.
pub fn head(byte: u8) -> &'static str {
    HEADS[usize::from(byte.wrapping_sub(b'a')) % HEADS.len()]
}

/// As any file, whatever its rows are.
pub fn hold(bytes: &[u8]) {
    let Some((first, rows)) = bytes.split_first() else {
        return;
    };
    hold_with(&at_home(), &[head(*first).as_bytes(), rows].concat());
}
