package io.feldspar.executor.function.time;

import io.feldspar.executor.function.Argument;
import io.feldspar.executor.function.Description;
import io.feldspar.executor.function.FixedFunction;
import io.feldspar.executor.function.ScalarCode;
import io.feldspar.executor.function.ScalarFunction;
import io.feldspar.executor.function.Signature;
import io.feldspar.executor.function.Slice;
import io.feldspar.executor.function.SliceBuilder;
import io.feldspar.executor.function.general.Try;
import io.feldspar.executor.type.SimpleType;
import io.feldspar.executor.type.Type;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.regex.Pattern;

/// Casts between TIMESTAMP WITH TIME ZONE and text in a zone, the second argument: text has the
/// offset of the zone, and text without an offset is a time in the zone. SQL has no names for them;
/// without a time zone of the session the casts are those of UTC.
public final class ZonedText extends FixedFunction {

    public static final ScalarFunction FORMAT =
            new ZonedText("$TEXT_IN_ZONE", SimpleType.VARCHAR, SimpleType.TIMESTAMP_TZ);
    public static final ScalarFunction PARSE =
            new ZonedText("$INSTANT_IN_ZONE", SimpleType.TIMESTAMP_TZ, SimpleType.VARCHAR);
    public static final ScalarFunction TRY_PARSE =
            new Try("$TRY_INSTANT_IN_ZONE", PARSE, "$TRY_INSTANT_IN_ZONE", "");

    /// The end of a text that has an offset.
    private static final Pattern OFFSET =
            Pattern.compile(":\\d{2}(\\.\\d+)?\\s*(Z|[+-]\\d{2}(:?\\d{2})?)\\s*$");

    private ZonedText(String name, SimpleType result, SimpleType operand) {
        super(
                name,
                Description.of("Dates and times", name, "A cast in a time zone.", "", ""),
                Signature.of(result, operand, SimpleType.VARCHAR));
    }

    @Override
    public ScalarCode code(List<Argument> arguments, Type result) {
        ScalarCode.Interpretation interpretation =
                result == SimpleType.VARCHAR
                        ? (in, out) ->
                                append(
                                        in[0].int64,
                                        FromUtcTimestamp.zone(in[1].slice.text()),
                                        out.text)
                        : (in, out) ->
                                out.int64 =
                                        parse(
                                                in[0].slice,
                                                FromUtcTimestamp.zone(in[1].slice.text()));
        return ScalarCode.interpreted(interpretation).failing();
    }

    private static void append(long micros, ZoneId zone, SliceBuilder out) {
        TimeText.appendTimestamp(FromUtcTimestamp.local(micros, zone), out);
        Instant instant = Instant.ofEpochSecond(Math.floorDiv(micros, Calendars.MICROS_PER_SECOND));
        ZoneOffset offset = zone.getRules().getOffset(instant);
        out.append(offset.equals(ZoneOffset.UTC) ? "+00:00" : offset.getId());
    }

    private static long parse(Slice text, ZoneId zone) {
        long micros = TimeText.parseTimestamp(text);
        return OFFSET.matcher(text.text()).find() ? micros : ToUtcTimestamp.utc(micros, zone);
    }
}
