package io.feldspar.planner.rewrite;

import java.util.function.Consumer;
import org.apache.calcite.plan.RelOptRule;
import org.apache.calcite.plan.RelOptRuleCall;
import org.apache.calcite.plan.RelRule;
import org.apache.calcite.rel.core.Filter;
import org.apache.calcite.rel.core.Join;
import org.apache.calcite.rel.core.JoinRelType;
import org.apache.calcite.rel.core.Project;
import org.apache.calcite.rel.core.RelFactories;
import org.apache.calcite.tools.RelBuilderFactory;
import org.jspecify.annotations.Nullable;

/// A rewrite rule made of a name, a pattern and what to do where it matches.
final class Rule extends RelRule<Rule.Definition> {

    private Rule(Definition definition) {
        super(definition);
    }

    /// @param pattern the nodes that `apply` finds as `call.rel(0)`, `call.rel(1)` …
    static RelOptRule of(String name, OperandTransform pattern, Consumer<RelOptRuleCall> apply) {
        return new Definition(name, pattern, apply, RelFactories.LOGICAL_BUILDER).toRule();
    }

    /// The pattern `Filter(Join of that type)`.
    static OperandTransform filterOverJoin(JoinRelType type) {
        OperandTransform join =
                at -> at.operand(Join.class).predicate(j -> j.getJoinType() == type).anyInputs();
        return at -> at.operand(Filter.class).oneInput(join);
    }

    /// The pattern `Project(Filter(Join of that type))`.
    static OperandTransform projectOverFilterOverJoin(JoinRelType type) {
        OperandTransform filter = filterOverJoin(type);
        return at -> at.operand(Project.class).oneInput(filter);
    }

    @Override
    public void onMatch(RelOptRuleCall call) {
        config.apply.accept(call);
    }

    /// What the rule is made of, in the form that the rule engine wants.
    record Definition(
            String description,
            OperandTransform operandSupplier,
            Consumer<RelOptRuleCall> apply,
            RelBuilderFactory relBuilderFactory)
            implements RelRule.Config {

        @Override
        public RelOptRule toRule() {
            return new Rule(this);
        }

        @Override
        public Definition withRelBuilderFactory(RelBuilderFactory factory) {
            return new Definition(description, operandSupplier, apply, factory);
        }

        @Override
        public Definition withDescription(@Nullable String other) {
            return new Definition(
                    other == null ? description : other, operandSupplier, apply, relBuilderFactory);
        }

        @Override
        public Definition withOperandSupplier(OperandTransform transform) {
            return new Definition(description, transform, apply, relBuilderFactory);
        }
    }
}
