//! Every sentence and label the widget can say, by name; the words are in `text/locales`.
//!
//! Each key has one line of the same name in every locale file; a test holds them together.

/// Declares the keys and their names.
macro_rules! keys {
    ($($(#[$doc:meta])* $name:ident),+ $(,)?) => {
        /// A sentence or label by name.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        #[repr(u16)]
        #[allow(missing_docs)] // the English words in `text/locales/en.txt` say what each one is
        pub enum Key { $($(#[$doc])* $name),+ }

        impl Key {
            /// Every key, in the order of declaration: the order of the packed locale files.
            pub const ALL: &'static [Self] = &[$(Self::$name),+];

            /// Its name in a locale file.
            #[cfg(not(target_arch = "wasm32"))]
            #[must_use]
            pub const fn name(self) -> &'static str {
                match self { $(Self::$name => stringify!($name)),+ }
            }
        }
    };
}

keys! {
    // ---- numbers, units and joining: how the language writes them
    NumberMarks, LargeUnits, LargeUnitsShort, UnitPercent, UnitPoints, UnitTimes, MoneyForm, ListTwo, ListMany, ListLast, RangeForm,
    QualifierAbout, QualifierAtLeast, QualifierAtMost, DateDay, DateMonth, DateYear, MonthNames, SourceForm, SourceAssumption,

    // ---- words shared by all views
    StatusReported, StatusComputed, StatusEstimate, StatusProjection, StatusProvisional, StatusDisputed,
    VerdictHolds, VerdictOutdated, VerdictNotLikeForLike, VerdictWrong, VerdictInConflict, VerdictNotVerifiable, VerdictNotChecked,
    ColMarket, ColFilm, ColYear, ColDay, ColValue, ColStatus, ColSource, ColQualifier, ColNote, ColLow, ColHigh, ColTerritory, ColDate,
    TipSource, TipStatus, TipWeak, TipRange, MarketInSentence,
    LinkNoticeValue, LinkNoticeUnknown, LinkNoticeMany, LinkNoticeLong,

    // ---- audience
    AudienceTitle, AudienceChartRank, AudienceChartTime, AudienceChartPyramid, AudienceChartSurveys, AudienceChartScenario,
    AudienceNoYears, AudienceTooEarly, AudienceNoMarkets, AudienceNobody, AudienceYearMissing, AudienceMarketMissing, AudienceWorldLeftOut, AudienceBornRange, AudienceBornIn, AudienceBornUntil, AudienceBornHalf,
    AudiencePublishers, AudienceYearsOld, AudienceAxisShare, AudienceAxisPersons, AudienceAxisMeanAge, AudienceRankMeasured, AudienceShareOne,
    AudienceShareTwo, AudiencePersonsOne, AudiencePersonsTwo, AudienceMeanAgeOne, AudienceMeanAgeTwo, AudienceTipPersons, AudienceTipShare,
    AudienceTipGrowing, AudienceNoteDefinition, AudienceNoteData, AudienceNoteOwnYears, AudienceNoteHalf, AudienceNoteOpenAge, AudienceNoteGrowing,
    AudienceNoteMeanAge, AudienceNoteProjection, AudienceNoteThousands, AudienceNoteTerritory, AudienceTimeMeasured, AudienceTimeShareOne,
    AudienceTimeShareTwo, AudienceTimePersonsOne, AudienceTimePersonsTwo, AudienceTimeMeanAgeOne, AudienceTimeMeanAgeTwo, AudienceAxisYear,
    AudienceBandProjection, AudienceBandGrowing, AudienceBandBoth, AudienceNoteDataYears, AudienceNoteUnborn, AudienceScenarioMeasured, AudienceScenarioOne,
    AudienceScenarioTwo, AudienceAxisOften, AudienceAxisTickets, AudienceLineEqual, AudienceColOften, AudienceNoteFormula, AudienceNoteAssumed,
    AudienceNoteVietNam, AudiencePyramidMeasured, AudiencePyramidOne, AudiencePyramidTwo, AudiencePyramidMore, AudienceWomen, AudienceMen, AudienceAge,
    AudienceAgeOpen, AudienceAgedOpen, AudienceTipSexes, AudienceTipLit, AudienceColAge, AudienceColWomen, AudienceColMen, AudienceColBoth, AudienceColLit,
    AudienceColMeasure, AudienceColBirthYears, AudienceColPopulation, AudienceColIndex, AudienceCohortRow, AudienceSurveyTitle,
    AudienceSurveyOption, AudienceSurveyWhat, AudienceSurveyBand, AudienceSurveyBorn, AudienceSurveyValue, AudienceSurveySample, AudienceSurveyPopulation,
    AudienceSurveysMeasured, AudienceSurveyOneMeasured, AudienceSampleFinding, AudienceSample, AudienceNoSurvey, AudienceSurveyUnknown, AudienceKeyBoth, AudienceAxisSurvey, AudienceTipText, AudienceTipBand, AudienceNoteSurvey, AudienceColBase,
    AudienceSurveysFinding, AudienceSurveyPlainFinding, AudienceNoSurveys, AudienceKeyAudience,
    AudienceKeyPopulation, AudienceKeySample, AudienceTipBase, AudienceTipSample, AudienceTipComparison, AudienceNoteSurveys,
    AudienceNoteBands,

    // ---- recovery
    RecoveryTitle, RecoveryChartLines, RecoveryChartRank,
    RecoveryMeasured, RecoveryNothing, RecoveryMissing, RecoveryNoYear, RecoveryLeftOut,
    RecoveryFindNamed, RecoveryFindRange, RecoveryFindBoth, RecoveryBack, RecoveryClause, RecoveryAbout,
    RecoveryIn, RecoveryFindRank, RecoveryRankClause, RecoveryEarlier,
    RecoverySeriesName, RecoveryProxyName, RecoveryRowSub, RecoveryBaseLine, RecoveryBand,
    RecoveryColTracker, RecoveryColIndex, RecoveryColLevel, RecoveryColStatus, RecoveryWeakStatus,
    RecoveryTipLevel, RecoveryTipChange, RecoveryTipMean, RecoveryTipSince, RecoveryTipGrowth, RecoveryTipTracker, RecoveryTipNote,
    RecoveryNotePrinted, RecoveryNotePrintedRow, RecoveryUnnamed, RecoveryNoteProxy, RecoveryNoteOpen, RecoveryNoteGaps, RecoveryNoteMean,
    RecoveryNoteNominal, RecoveryNoteBounds, RecoveryNoteHatched, RecoveryNoteTwins,

    // ---- claims of the articles
    ClaimsSummary, ClaimsCount,

    // ---- outcomes
    OutcomesTitle, OutcomesChartRuns, OutcomesChartFinals, OutcomesChartCost, OutcomesChartPipeline, OutcomesChartBreakeven,
    OutcomesRelation, OutcomesStage, OutcomesRelationOne, OutcomesCostItem, OutcomesQualified, OutcomesPrecision, OutcomesRate, OutcomesRateNote, OutcomesImpliedNote,
    OutcomesNoRate, OutcomesPrintedAs, OutcomesDated, OutcomesWords, OutcomesTickets, OutcomesDaysAtTop, OutcomesTwoSentences,
    OutcomesFilmIn, OutcomesMoment, OutcomesColMoment, OutcomesColRelation, OutcomesColValue, OutcomesColPrinted, OutcomesColRate,
    OutcomesAxisDay, OutcomesAxisTotal, OutcomesAxisFinal, OutcomesRunsMeasured, OutcomesRunsTable, OutcomesRunsEmpty,
    OutcomesRunsNothing, OutcomesRunsFinding, OutcomesRunsTop, OutcomesRunsMarks, OutcomesRunsFew, OutcomesContained, OutcomesFinalLine,
    OutcomesFinalsMeasured, OutcomesFinalsTable, OutcomesFinalsNote, OutcomesFinalsSub, OutcomesNotFinal, OutcomesFinalsEmpty,
    OutcomesFinalsNothing, OutcomesFinalsFinding, OutcomesCostMeasured, OutcomesCostTable, OutcomesCostEqual, OutcomesCostNeeded,
    OutcomesCostAssumption, OutcomesCostNote, OutcomesCostPublishedLine, OutcomesCostPublished, OutcomesCostCoproductions,
    OutcomesCostFinding, OutcomesCostEmpty, OutcomesCostNoGross, OutcomesCostNone, OutcomesCostTip, OutcomesAxisCost, OutcomesAxisGross,
    OutcomesColCostPrecision, OutcomesColCostSource, OutcomesColTimes, OutcomesPipelineMeasured, OutcomesPipelineTable,
    OutcomesPipelineNote, OutcomesPipelineLine, OutcomesPipelineNot, OutcomesPipelineFilm, OutcomesPipelineEmpty,
    OutcomesPipelineFinding, OutcomesKeyChecked, OutcomesKeyReleased, OutcomesReleasedIn, OutcomesReleaseOn, OutcomesChecked,
    OutcomesColStage, OutcomesColCompanies, OutcomesColReleases, OutcomesColChecked, OutcomesAxisTime, OutcomesBreakevenFinding,
    OutcomesBreakevenNever, OutcomesBreakevenMeasured, OutcomesBreakevenTable, OutcomesBreakevenNote, OutcomesBreakevenSplit,
    OutcomesBreakevenZero, OutcomesBreakevenSold, OutcomesBreakevenPoint, OutcomesBreakevenPublished, OutcomesBreakevenPrice,
    OutcomesBreakevenTip, OutcomesAssumption, OutcomesColTickets, OutcomesColGrossVnd, OutcomesColNet, OutcomesColFirst,
    OutcomesColSecond, OutcomesCardTitleEn, OutcomesCardTitleKo, OutcomesCardTitleVi, OutcomesCardTitleOther, OutcomesCardVariants,
    OutcomesCardRelationNote, OutcomesCardCountries, OutcomesCardDirectors, OutcomesCardCast, OutcomesCardGenre, OutcomesCardReleaseVn,
    OutcomesCardReleaseKr, OutcomesCardReleaseOther, OutcomesCardStageNote, OutcomesCardCost, OutcomesCardCostUnknown,
    OutcomesCardBreakeven, OutcomesCardBreakevenValue, OutcomesCardTicket, OutcomesCardResults, OutcomesMilestone, OutcomesColUsed,
    OutcomesUsed,

    // ---- the interface around the charts
    UiNavAudience, UiNavRecovery, UiNavOutcomes, UiLanguage, UiTheme, UiThemeAuto, UiThemeLight, UiThemeDark, UiAdjust, UiLoading, UiDataFailed, UiRetry, UiViews, UiCharts, UiChartHelp, UiSources, UiSourcesMore, UiTable, UiClaims, UiSourcesPanel, UiFilmCards,
    UiCopied, UiNotCopied, UiReset, UiCopyLink, UiTables, UiShowInChart, UiClose, UiNoneChosen, UiChosenMore, UiSearch, UiClear, UiDefault, UiAtMost,
    UiBirthYears, UiBornFrom, UiBornTo, UiGeneration, UiGenerationOption, UiGenerationOther, UiGenerationOwn, UiYearProjected, UiYearPlain, UiMeasure, UiCounted, UiBase,
    UiLacks, UiMarkets, UiFilms, UiFrom, UiTo, UiMoney, UiSurvey, UiSurveyAll, UiScenario, UiScenarioUnit, UiAssumptions,
    MeasureShare, MeasurePersons, MeasureMeanAge, MeasureAdmissions, MeasureGrossLocal, MeasureGrossUsd, MeasureGross, Base2019, BaseMean,
    BeCost, BeMarketing, BeTicket, BeVat, BeExhibitor, BeDistribution, BeSplit, BeBillions, BeDong, BePercent,
    ClaimPrinted, ClaimsIntro, SourceLicence,
}
