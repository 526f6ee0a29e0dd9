//! What is decided for the file at 1:110 million alone.

use super::shared;
use super::{Change, Land, Scale, Undetermined};

/// The base map of every figure. Whole minutes of arc, 1.9 km or less, are finer than its lines are true, and take a quarter
/// less than the file's own grid.
pub static COARSE: Scale = Scale {
    grid: super::MINUTE,
    slack: 0.0,
    changes: CHANGES,
    undetermined: UNDETERMINED,
};

const CHANGES: &[Change] = &[
    Change {
        land: Land::Beyond("MAR", &[(-13.14, 27.667), (-8.67, 27.667)], (-13.0, 24.5)),
        to: "ESH",
        because: shared::WESTERN_SAHARA,
    },
    Change {
        land: Land::Beyond(
            "ISR",
            &[
                (35.55, 33.26),
                (35.63, 33.07),
                (35.65, 32.85),
                (35.70, 32.72),
            ],
            (35.77, 33.0),
        ),
        to: "SYR",
        because: "Security Council resolution 497: the Golan is Syria's",
    },
    Change {
        land: Land::Missing(&[
            (34.265, 31.219),
            (34.199, 31.323),
            (34.386, 31.483),
            (34.488, 31.606),
            (34.556, 31.549),
        ]),
        to: "PSE",
        because: "Gaza is too small for the file, which has a bight of the sea in its place",
    },
];

const UNDETERMINED: &[Undetermined] = &[
    Undetermined {
        between: ["CHN", "IND"],
        within: [77.0, 32.4, 80.0, 36.0],
        because: "the line of actual control at Aksai Chin",
    },
    Undetermined {
        between: ["ETH", "SOM"],
        within: [41.5, 3.0, 47.9, 8.1],
        because: "the provisional administrative line of 1950",
    },
];
