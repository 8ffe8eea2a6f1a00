package io.feldspar.executor.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import io.feldspar.executor.plan.PhysicalPlan.Exchange;
import io.feldspar.executor.plan.PhysicalPlan.Limit;
import io.feldspar.executor.plan.PhysicalPlan.Union;
import io.feldspar.executor.plan.PhysicalPlan.Values;
import io.feldspar.executor.type.Schema;
import java.util.List;
import org.junit.jupiter.api.Test;

class PlanRewriteTest {

    private static final Schema SCHEMA = new Schema(List.of());
    private static final Values VALUES = new Values(List.of(), SCHEMA);

    @Test
    void numbersInputsBeforeTheirReaders() {
        PhysicalPlan plan = PlanRewrite.number(new Limit(VALUES, 0, 1, 1));
        assertEquals(0, plan.inputs().get(0).id());
        assertEquals(1, plan.id());
    }

    @Test
    void anExchangeWithTwoReadersStaysOneNode() {
        Exchange shared = new Exchange(VALUES, new Partitioning.Single());
        PhysicalPlan plan = PlanRewrite.number(new Union(List.of(shared, shared), SCHEMA));
        assertSame(plan.inputs().get(0), plan.inputs().get(1));
        PhysicalPlan rewritten = PlanRewrite.rewrite(plan, node -> node);
        assertSame(rewritten.inputs().get(0), rewritten.inputs().get(1));
        assertEquals(plan, rewritten);
    }

    @Test
    void anyOtherNodeHasAnIdentifierForEachOfItsPlaces() {
        PhysicalPlan plan = PlanRewrite.number(new Union(List.of(VALUES, VALUES), SCHEMA));
        assertNotEquals(plan.inputs().get(0).id(), plan.inputs().get(1).id());
    }
}
