//! What is decided for the file at 1:50 million alone. It has Gaza, but no line for Baikonur, the United Nations' buffer zone
//! in Cyprus and the British bases there. Islands and territories with a code of their own in ISO 3166-1 keep it; only where the
//! United Nations draws no boundary, or the file has two of them in one, they are a part of another country.

use super::shared;
use super::{Change, Land, Scale, Undetermined};

/// The base map for a closer look. The file's own grid is finer, and its lines have a third more points: both would take it
/// beyond 90 kB over the wire, and show only where its lines are coarse anyway.
pub static FINE: Scale = Scale {
    grid: super::MINUTE / 2,
    slack: 2.0,
    changes: CHANGES,
    undetermined: UNDETERMINED,
};

const CHANGES: &[Change] = &[
    Change {
        land: Land::Beyond(
            "MAR",
            &[
                (-13.14, 27.667),
                (-12.0, 27.667),
                (-11.0, 27.667),
                (-10.0, 27.667),
                (-9.0, 27.667),
                (-8.67, 27.667),
            ],
            (-13.0, 24.5),
        ),
        to: "ESH",
        because: shared::WESTERN_SAHARA,
    },
    Change {
        land: Land::Beyond(
            "ISR",
            &[
                (35.63, 33.27),
                (35.65, 33.15),
                (35.63, 33.05),
                (35.63, 32.93),
                (35.66, 32.85),
                (35.66, 32.78),
                (35.74, 32.73),
            ],
            (35.77, 33.0),
        ),
        to: "SYR",
        because: "Security Council resolution 497: the Golan is Syria's",
    },
    Change {
        land: Land::All("XSG"),
        to: "IND",
        because: "the Siachen Glacier lies beyond the end of the Line of Control: as at 1:110 million it goes with the land that \
                  is dashed all round",
    },
    Change {
        land: Land::All("HKG"),
        to: "CHN",
        because: "a special administrative region of China since 1997: no international boundary",
    },
    Change {
        land: Land::All("MAC"),
        to: "CHN",
        because: "a special administrative region of China since 1999: no international boundary",
    },
    Change {
        land: Land::All("ALA"),
        to: "FIN",
        because: "the League of Nations' decision of 1921: a region of Finland with a rule of its own",
    },
    Change {
        land: Land::All("XIO"),
        to: "AUS",
        because: "Christmas Island and the Cocos Islands, external territories of Australia, which the file has as one",
    },
];

const UNDETERMINED: &[Undetermined] = &[
    Undetermined {
        between: ["CHN", "IND"],
        within: [76.7, 32.35, 80.0, 36.0],
        because: "the line of actual control at Aksai Chin, and the edge of the Siachen Glacier",
    },
    Undetermined {
        between: ["ETH", "SOM"],
        within: [41.5, 3.0, 47.9, 7.95],
        because: "the provisional administrative line of 1950; beyond 48° E the treaty of 1897 holds",
    },
];
