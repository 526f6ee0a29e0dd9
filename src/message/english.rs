//! The messages, and their English.

mod grammar;

use super::Language;
pub use grammar::sentence;
use grammar::{named, owner};

/// Lists the messages, and their texts in the same order.
macro_rules! catalogue {
    ($($name:ident = $text:literal;)*) => {
        /// Something that is said. Its documentation is its English.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum Message {
            $(#[doc = $text] $name,)*
        }

        /// The texts, a line each. A table of them would be as long again as what it points to.
        pub const TEXTS: &str = concat!($($text, "\n",)*);
    };
}

catalogue! {
    // Values.
    NotGiven = "not given";
    About = "about {0}";
    Uncertain = "{0} (uncertain)";
    AtLeast = "at least {0}";
    MoreThan = "more than {0}";
    MoreThanNothing = "more than nothing";
    Under = "under {0}";
    UnderAbout = "under about {0}";
    Over = "over {0}";
    OverAbout = "over about {0}";
    PerCent = "per cent";
    Tiv = "TIV";
    AsTiv = "as “TIV”";
    UsDollars = "US dollars";
    AsUsDollars = "as “US dollars”";
    Millions = "{0} million {1}";
    Between = "{0} ({1} to {2})";
    OrMore = "{0} ({1} or more)";
    UpTo = "{0} (up to {1})";
    Quantity = "{0} {1}";

    // Dates, names, lists.
    Undated = "undated";
    FromTo = "{0} to {1}";
    // Of places, and of who gives to whom.
    Route = "{0} to {1}";
    Years = "{0}–{1}";
    Remark = "{0} ({1})";
    AndMore = "{0} and {n} more";
    And = "{0} and {1}";


    // All figures.
    NothingThere = "The data set has no {0}.";
    NothingFits = "The data set has no {0}{1} that fit this choice.";
    OfDay = " on {0}";
    FromDayToDay = " between {0} and {1}";
    FromDayOn = " from {0} on";
    UpToDay = " up to {0}";
    Source = "Source: ";
    Sources = "Sources: ";
    NextSource = "; ";
    OfScope = "{0} ({1} alone)";
    ScopeAndSentence = "{1} alone. {0}";
    InShort = "{Source|Sources}: {0}.";
    Publication = "{0}: {1}";
    Retrieved = "retrieved {0}";
    NoneReadable = "None of the data set’s records for this figure could be read.";
    NotReadable = "{n} {record|records} could not be read and {is|are} left out.";
    Hidden = "What is chosen hides {0} of {n} {record|records}.";
    CutTable = "{0} (the first {1} of {2} rows)";
    TableIsCut = "The table has the first {0} of {1} rows.";
    CaptionAndNote = "{0}. {1}";

    // What a reader chose in a picture.
    CountsOf = "{0} of {n} {count|counts}";
    SuppliersOf = "{0} of {n} {supplier|suppliers}: {1}";
    PlacesOf = "{0} of {n} {place|places}: {1}";
    VisitsOf = "{0} of {n} {visit|visits}";
    KilledBetween = "{0} to {1} killed in each";
    TotalBetween = "running total {0} to {1} killed";
    KilledOf = "{0} killed";
    ChosenTime = "{0}, {1}";
    LinesInPicture = "Zoomed in: {0} of {n} {line|lines} {is|are} in the picture";
    CoarseMap = "So close up, coasts and boundaries are coarse";
    NotOfChosen = "The shares are of {0}, not of {1}";
    ChosenAre = "Chosen: {0}";

    // Supplier shares.
    ArmsSuppliers = "Arms suppliers";
    ArmsTransfers = "arms transfers";
    ArmsTransfersWithValue = "arms transfers with a value";
    ArmsImports = "{0} arms imports";
    ArmsSuppliedTo = "Arms supplied to {0}";
    BarsOfVolumes = "Bar chart of arms supplied, in {0}.";
    ScalesOfUnits = "Values in different units cannot be added: each unit has a scale of its own.";
    ImportsOfYears = "{0}, {1}";
    ImportsAndLeaders = "{0}: {1}";
    SharesOf = "Share of {0} by supplier, {1}, in per cent of {2}";
    SharesInPerCent = "Share of {0} by supplier, {1}, in per cent";
    BarsOfShares = "Bar chart. {0} {1}: {2}.";
    NameAndShare = "{0} {1}";
    Volume = "volume";
    Cost = "value";
    NoSuchYears = "The yearly volumes that this choice needs are not there, or of too few years: this is shown in their place.";
    WithoutValue = "Records without a value: {0}.";
    WorkedOut = "{0}{1}: worked out, {2}.";
    MoreWorkedOut = "{n} more {value was|values were} worked out: the table says how.";
    MoreDoubted = "{n} more {value is|values are} in doubt: the table says why.";
    Doubted = "The {0} million: {1}";
    OneSupplier = "The data set names no other supplier.";
    SharesAddUp = "The shares add up to {0}: {1}.";
    EachIsRounded = "each is rounded";
    NotAllRight = "they cannot all be exact";
    SomeAreVague = "some are bounds or estimates";
    RestUnknown = "their source gives no share for the rest";
    RoundedOrRest = "they are rounded, or lack a rest";
    ValuesAddedUp = "{n} values added up";
    Unchanged = "unchanged";
    InSource = "{0} in {1}";
    InSameSource = "{0} in the same source";
    InRelease = "{0} in the release of {1}";
    InReleases = "{0} in releases of {1}";
    VolumesOf = "{0}, {1}, millions";
    VolumeIn = "{0}, {1}";

    // Supplier shares of years.
    YearByYear = "year by year";
    InWindowsOfFiveYears = "in windows of five years";
    WhoArmed = "Who armed {0}, {1}";
    ArmsSuppliedBy = "Arms supplied to {0} by {1}, {2}";
    VolumesByYear = "Volume {0}, in millions of {1}";
    ColumnsDiffer = "Each column is 100%, whatever it stands for: {0} million {1} in {2}, {3} million in {4}.";
    ColumnsOfVolumes = "Columns, {0}, in millions of {1}: {2}.";
    InYear = "{0} in {1}";
    StackedColumns = "Stacked columns, {0}.{1}";
    SharesOfYears = " {0}: {1}.";
    SharesOfYearsAddUp = "The shares of {0} add up to {1}: each is rounded.";
    ShareInYears = "{0} ({1}: {2})";
    LargestBefore = " Others were the largest before: {0}.";
    EmptyYears = "No imports are recorded for {0}{1}{2}.";
    YearsToldOtherwise = "No yearly values for {0}{1}{2}.";
    Hatched = " (hatched)";
    FewerYearsThere = ": there windows have fewer years";
    NoShares = "No shares for {0} (hatched): {1}.";
    NoVolumes = "No volumes for {0} (hatched): {1}.";
    UnitsDiffer = "values in another unit cannot be added";
    ValueNotGiven = "the value of {0} is not known, or not from the same release";
    ValueMayInclude = "the value of {0} may include others";
    ValuesAreZero = "all values given are zero or about zero";
    FilledUp = "Columns are filled up by suppliers that were not chosen.";
    VagueValues = "{n} {value is a bound or an estimate|values are bounds or estimates}; the shares are no more exact.";
    SeveralSources = "Values are of different releases or sources: {0}.";

    // What two sources give.
    ComparedWith = "{0}: {1} compared with {2}, the difference shaded";
    ValuesDiffer = "{n} of {0} values {differs|differ}.{1}";
    ComparableDiffer = "{n} of {0} values that can be compared {differs|differ}.{1}";
    SameShares = "{0} and {1} give the same shares";
    SameSharesOfBoth = "{0} and {1} give the same shares where both give one";
    SameCounts = "{0} and {1} give the same counts";
    SameCountsOfBoth = "{0} and {1} give the same counts where both give one";
    NoSharesInCommon = "{0} and {1} give no value of the same supplier, years and unit that can be compared.";
    NoDaysInCommon = "{0} and {1} give no count of the same series and days that can be compared.";
    SumsOfOtherDays = "{n} {sum is|sums are} of other days in one than in the other: no difference is told.";
    TakenBackCompared = "{n} {value was|values were} taken back by {its|their} own source (×): no difference is told.";
    NoneCompared = "Not in the picture, since no two of {its|their} values can be compared: {0}.";
    OnlyShares = "Shares can stay as they are where all values change.";
    OfOtherDays = "of other days";
    NotIn = "not in {0}";
    TakenBackIn = "taken back in {0}";
    OtherBound = "another bound";
    OtherRange = "another range";
    OnlyIn = "Only in {0}: {1}.";
    MoreCompared = "{n} more {series is|series are} in the table.";
    OwnScales = "Each series has a scale of its own.";
    VagueCompared = "{n} {value is a bound or an estimate|values are bounds or estimates}.";
    NotCompared = "{n} other {record|records} of the two {is|are} not compared.";
    ValuesCompared = "Values of two sources";
    Difference = "Difference";
    MoreBy = "{0} more";
    LessBy = "{0} less";
    Points = "{0} {point|points}";
    MillionsIn = "{0}, million {1}";

    // Transfers that are in the table only.
    InTableOnly = "In the table only: {0}.";
    NotDrawn = "Not in the picture: {0}.";
    ValuesAndReason = "{n} {value|values} {0} ({1})";
    NotInPicture = "not in the picture: {0}";
    OtherRecipient = "for another recipient";
    OtherPeriod = "of another period";
    OtherUnit = "that cannot be added";
    OtherRelease = "of another release or source";
    SumOfOthers = "worked out as a sum of others";
    RemarkWorkedOut = "worked out: {0}";

    // Counts of deaths.
    PeopleKilled = "People killed";
    DeathCounts = "death counts";
    Killed = "{0} {person|people} killed{1}";
    InCountry = " in {0}";
    RunningTotal = "People killed, running total as reported, {0}";
    PerDay = "People killed per day, as each source counts them, {0}";
    PerDayOrLonger = "People killed per day or longer, as each source counts them, {0}";
    PerWeek = "People killed per week, as each source counts them, {0}";
    PerMonth = "People killed per month, as each source counts them, {0}";
    PerYear = "People killed per year, as each source counts them, {0}";
    LineChart = "Line chart";
    ChartOfDays = "Chart of single days";
    ChartOfCounts = "Chart of counts";
    ChartOfSums = "Chart of sums";
    FirstCount = "{0}: {1}; ";
    CountsInWords = "{0}, {1}. {2}: {3} ({4}{5}).";
    LastTotals = " {n} series, their last totals from {0} to {1}.";
    By = "{0} by {1}";
    AsCountedIn = "{0} as counted in {1}";
    AsCountedInThe = "{0} as counted in the {1}";
    AsCounted = "{0} as counted {1}";
    CountedFor = "{0}, counted for {1}";
    InMonth = "{0} in {1}";
    OnCountedDays = "{0}, counted on {n} {day|days}, {1}";
    OnDay = "{0} on {1}";
    MostInOneDay = "{0} on {1}, the most in one day";
    RevisedFrom = "revised from {0}";
    Others = "{n} {other|others}";
    WithoutColour = "Without a colour of {its|their} own: {0}.";
    NoCountsOfDays = "There are no counts of single days: running totals are shown in their place.";
    OtherKind = "Not in this picture: {n} {count|counts} of another kind in the same series.";
    ThenTakenBack = ", taken back later";
    ThenRevisedFrom = ", revised from {0}";
    OfSeries = " ({0})";
    Replaced = "{0}: {n} {count was|counts were} replaced by a later one (×).";
    ReplacedInSums = "{0}: {n} {count was|counts were} replaced by a later one, and {is|are} in no sum.";
    FromToTotal = "from {0} to {1}";
    RevisedTotal = "{0} revised its total {1}; what it took back is crossed out (×).";
    SeveralCounts = "{0} has more than one count for {1}.";
    WithoutCount = "Records without a count, shown as gaps: {0}.";
    WithoutCountInSums = "Records without a count, in no sum: {0}.";
    SumsOfCountedDays = "Sums are of the days that have a count; of the others nothing is known.";
    AcrossPeriods = "{n} {count is|counts are} in no sum: of days in two periods or more.";
    BeyondShownDays = "{n} {count is|counts are} in no sum: of days of which some are not shown.";
    InOtherCount = "{n} {count is|counts are} in no sum: of days that another count is of, too.";
    OutsideRange = "{n} {count lies|counts lie} outside of {its|their} own lowest and highest estimate: {that is|those are} not drawn.";
    ThenKilled = ", {0} killed";
    LongerThanWeek = "In the table only: {n} {count|counts} of more than a week{0}.";
    LongerThanMonth = "In the table only: {n} {count|counts} of more than a month{0}.";
    LongerThanYear = "In the table only: {n} {count|counts} of more than a year{0}.";
    MoreDaysThanShown = "{n} {count is|counts are} of more days than are shown.";
    NotOnTimeAxis = "Events and visits not on the time axis: {0}.";
    BeforeOrAfter = "{n} before or after it";
    KnownToAYear = "{n} dated no closer than a year";
    UndatedOnes = "{n} undated";
    TollBetween = "{0}: {1} to {2}";
    ReportedCount = "reported count";
    LowerBound = "at least, or more than";
    Estimate = "about";
    TakenBack = "taken back by a later count";
    DayUnknown = "day unknown: some day of these";
    AllOrOneOfDays = "all of these days, or one of them";
    SumOfCounts = "counts of its days, added up";
    SumOfPart = "counts of some of its days, added up (hollow or dashed)";
    LowToHigh = "lowest to highest estimate";
    LongQuiet = "more than a week without a report";
    Meanwhile = "visits, deals, meetings, measures, other events";
    MeanwhileVague = "visits, deals, other events, day unknown";
    TableOfTotals = "People killed, running total";
    TableOfDays = "People killed, day by day";
    TakenBackLater = "{0} (taken back later)";

    // Visits.
    Visits = "Visits";
    VisitsAsThings = "visits";
    VisitsToAndFrom = "{n} {visit|visits}{0}{1}, {2}";
    MapOfVisits = "Map. {n} {visit|visits}{0}, {1}, between {2}.";
    VisitsNumbered = "Visits numbered in time; arrows point to where the visitors went";
    LegsNumbered = "Visits, and the legs of visits, numbered in time; arrows point to where the visitors went";
    RoutesOfVisits = "Visits: busy routes are one line each way, as wide as they are many{0}; arrows point to where the visitors went";
    FewNumbered = ", the others numbered in time";
    ToAndFrom = " to and from {0}";
    To = " to {0}";
    From = " from {0}";
    NoneToOrFrom = ", none to or from {0}";
    ToCities = ", to {0} cities";
    OneToCities = ", one of them to {0} cities";
    SeveralToCities = ", {0} of them to several cities";
    SmallNumbers = "one two three four five six seven eight nine";
    VisitsOfYears = "{n} {visit|visits}, {0}";
    CutVisits = "Not all parts of {n} {visit|visits} are among what is chosen.";
    CountedApart = "Counted apart, in grey: {0}.";
    InGrey = "In grey: {0}.";
    VisitsElsewhere = "{n} {visit|visits} between other places";
    VisitsWithin = "{n} {visit|visits} within {0}";
    VisitsUnknown = "{n} {visit|visits} of an unknown country";

    OnVisitsTo = "on visits to {0}";
    OnVisitsFrom = "on visits from {0}";
    ProjectSite = "site of a project";
    MorePlaces = "and {n} more {place|places}";
    MoreInTable = "Numbers and key have the first visits; {0} more are in the table.";
    MoreWithoutNumber = "Numbers and key have the first visits; {0} more have none.";
    MoreRoutes = "The key has the busiest routes; {0} more have no entry.";
    NumbersWithoutRoom = "Not all numbers may have room: pointing at a line tells which it is.";
    AssumedOnRoutes = "Of {n} {visit|visits} on busy routes the beginning is assumed.";
    AssumedStart = "Where a journey began is assumed if its line starts with dashes.";
    ShadedLand = "The countries of the visits are shaded";
    Boundaries = "Boundaries follow United Nations maps, dashed where they are disputed or undetermined; showing them takes no side.";
    Journey = "{0}: {1} to {2}";
    JourneyOf = "{0}: {1}, to {2}";
    WentOn = "{0}, to {1}";
    Assumed = "{0} (assumed)";

    // Tooltips.
    MoreRecords = "and {0} more";
    Elsewhere = "Another source";
    Position = "Position";
    TipWorkedOut = "Worked out";
    KilledInAll = "{0} killed in all";
    KilledThen = "{0} killed";
    CountsAddedUp = "{n} {count|counts} added up";
    EventsAddedUp = "{n} {event|events}";
    LaterTakesBack = "A later record of the series takes this back.";
    DateBy = "Dated by";
    Date = "Date";
    Who = "Who";
    Met = "Met";
    DidNotMeet = "Did not meet";
    For = "For";
    JourneyAssumed = "Where the journey began is assumed.";

    // Marks, one by one.
    NamedValue = "{0}: {1}";
    InSeries = "{0}, {1}";
    SeveralSuppliers = "{n} {supplier|suppliers}";
    SomeVisits = "{n} {visit|visits}";
    FirstToLast = "{n} {mark|marks}, from {0} to {1}";
    LargestRise = "the largest rise, {0}, from {1} to {2}";
    Numbered = "no. {0}, {1}";
    AfterQuiet = "{0}, after {n} {day|days} without a report";
    LeastAndGreatest = "the least {0}, the greatest {1}";

    // Tables.
    Number = "No.";
    ColumnFrom = "From";
    ColumnTo = "To";
    ColumnRemark = "Remark";
    ColumnSource = "Source";
    ColumnKilled = "Killed";
    Series = "Series";
    Supplier = "Supplier";
    Recipient = "Recipient";
    Period = "Period";
    Value = "Value";
    Share = "Share";
    TransfersOfArms = "Transfers of arms";
    TheRecord = "The record";
    What = "What";
    Parties = "Parties";
    Numbers = "Numbers";
    Coup = "Coup: {0}";
    Unrest = "Violence: {0}";
    Meeting = "Meeting: {0}";
    Deal = "Arms deal: {0}";
    Agreement = "Agreement: {0}";
    Purchase = "Purchase: {0}";
    Vote = "Vote: {0}";
    Statement = "Statement: {0}";
    Embargo = "Arms embargo: {0}";
    Sanctions = "Sanctions: {0}";
    Appeal = "Appeal: {0}";
    Project = "Project: {0}";
    Ties = "Ties: {0}";

    // Choices.
    AllVisits = "All visits";
    IntoTheCountry = "Into the country";
    OutOfTheCountry = "Out of the country";
}

/// English, which has every message.
pub const ENGLISH: Language = Language {
    tag: "en",
    text: |message| Some(text(message)),
    named,
    owner,
};

/// How long each text is: to read all that stand before one took most of the time that words did, and to note where each
/// begins would take twice the bytes.
static LENGTHS: [u8; COUNT] = lengths();
const COUNT: usize = {
    let (mut count, mut at) = (0, 0);
    while at < TEXTS.len() {
        count += (TEXTS.as_bytes()[at] == b'\n') as usize;
        at += 1;
    }
    count
};

const fn lengths() -> [u8; COUNT] {
    let mut lengths = [0; COUNT];
    let (mut row, mut at) = (0, 0);
    while at < TEXTS.len() {
        if TEXTS.as_bytes()[at] == b'\n' {
            row += 1;
        } else {
            // Of a text that is too long for it this does not compile.
            lengths[row] += 1;
        }
        at += 1;
    }
    lengths
}

/// The text of a message, gaps and all.
pub fn text(message: Message) -> &'static str {
    let row = message as usize;
    let mut start = row;
    for length in &LENGTHS[..row] {
        start += usize::from(*length);
    }
    let end = start + usize::from(LENGTHS[row]);
    TEXTS.get(start..end).unwrap_or_default()
}
