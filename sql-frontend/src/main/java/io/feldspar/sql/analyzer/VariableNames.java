package io.feldspar.sql.analyzer;

import io.feldspar.executor.type.SimpleType;
import io.feldspar.sql.catalog.SessionVariables;
import io.feldspar.sql.catalog.SessionVariables.Variable;
import io.feldspar.sql.error.CalciteProblem;
import io.feldspar.sql.function.ConstantOperator;
import java.util.HashSet;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.calcite.runtime.CalciteContextException;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlJoin;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlLambda;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.SqlSelect;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.util.SqlShuttle;
import org.apache.calcite.sql.validate.SqlValidatorScope;
import org.jspecify.annotations.Nullable;

/// Puts the values of session variables in the place of their names, where no column and no alias
/// has such a name.
final class VariableNames {

    private final FeldsparValidator validator;
    private final SessionVariables variables;

    VariableNames(FeldsparValidator validator, SessionVariables variables) {
        this.validator = validator;
        this.variables = variables;
    }

    /// Changes the clauses of the query, but not those of its subqueries.
    void replace(SqlSelect select) {
        if (variables.isEmpty()) {
            return;
        }
        Names names = new Names(validator.getWhereScope(select));
        if (select.getFrom() != null) {
            names.conditions(select.getFrom());
        }
        SqlNodeList items = select.getSelectList();
        for (int i = 0; i < items.size(); i++) {
            SqlNode item = items.get(i);
            items.set(i, names.item(item));
            if (item.getKind() == SqlKind.AS) {
                names.aliases.add(key(((SqlCall) item).operand(1)));
            }
        }
        names.clause(select.getWhere(), select::setWhere);
        names.clause(select.getGroup(), group -> select.setGroupBy((SqlNodeList) group));
        names.clause(select.getHaving(), select::setHaving);
        names.clause(select.getQualify(), select::setQualify);
        names.clause(select.getOrderList(), order -> select.setOrderBy((SqlNodeList) order));
        names.clause(select.getOffset(), select::setOffset);
        names.clause(select.getFetch(), select::setFetch);
    }

    /// Changes the rows of VALUES.
    void replace(SqlCall values, SqlValidatorScope scope) {
        if (!variables.isEmpty()) {
            Names names = new Names(scope);
            for (int i = 0; i < values.operandCount(); i++) {
                values.setOperand(i, names.replaced(values.operand(i)));
            }
        }
    }

    private static String key(SqlIdentifier name) {
        return name.toString().toLowerCase(Locale.ROOT);
    }

    /// The names of one query.
    private final class Names extends SqlShuttle {

        private final SqlValidatorScope scope;
        private final Set<String> aliases = new HashSet<>();

        Names(SqlValidatorScope scope) {
            this.scope = scope;
        }

        void clause(@Nullable SqlNode clause, Consumer<SqlNode> setter) {
            if (clause != null) {
                SqlNode changed = replaced(clause);
                if (!changed.equals(clause)) {
                    setter.accept(changed);
                }
            }
        }

        /// An item of the select list: a variable alone has its name.
        SqlNode item(SqlNode item) {
            SqlNode value = replaced(item);
            return item instanceof SqlIdentifier name && !value.equals(item)
                    ? SqlStdOperatorTable.AS.createCall(
                            item.getParserPosition(),
                            value,
                            new SqlIdentifier(name.names.getLast(), item.getParserPosition()))
                    : value;
        }

        SqlNode replaced(SqlNode node) {
            return Objects.requireNonNull(node.accept(this));
        }

        /// FROM has names of tables, and expressions in conditions and in UNNEST.
        void conditions(SqlNode from) {
            if (from instanceof SqlJoin join) {
                conditions(join.getLeft());
                conditions(join.getRight());
                if (join.getCondition() != null && join.getConditionType().name().equals("ON")) {
                    join.setOperand(5, replaced(join.getCondition()));
                }
            } else if (from.getKind() == SqlKind.AS || from.getKind() == SqlKind.LATERAL) {
                conditions(((SqlCall) from).operand(0));
            } else if (from.getKind() == SqlKind.UNNEST) {
                SqlCall unnest = (SqlCall) from;
                unnest.setOperand(0, replaced(unnest.operand(0)));
            }
        }

        @Override
        public @Nullable SqlNode visit(SqlCall call) {
            if (call.getKind().belongsTo(SqlKind.QUERY)) {
                return call;
            }
            return switch (call.getKind()) {
                case AS -> first(call);
                case OVER ->
                        call.operand(1) instanceof SqlIdentifier ? first(call) : super.visit(call);
                case ARGUMENT_ASSIGNMENT -> first(call);
                case DOT -> first(call);
                case LAMBDA -> lambda((SqlLambda) call);
                default -> super.visit(call);
            };
        }

        /// Only the first operand is an expression; the others are names.
        private SqlNode first(SqlCall call) {
            call.setOperand(0, replaced(call.operand(0)));
            return call;
        }

        private SqlNode lambda(SqlLambda lambda) {
            Set<String> outer = Set.copyOf(aliases);
            lambda.getParameters().forEach(each -> aliases.add(key((SqlIdentifier) each)));
            SqlNode changed = Objects.requireNonNull(super.visit(lambda));
            aliases.retainAll(outer);
            return changed;
        }

        @Override
        public SqlNode visit(SqlIdentifier name) {
            int parts = name.isStar() ? 0 : variables.parts(name.names);
            boolean known =
                    parts > 0
                            && (aliases.contains(name.names.get(0).toLowerCase(Locale.ROOT))
                                    || isColumn(name));
            return parts == 0 || known ? name : value(name, parts);
        }

        private boolean isColumn(SqlIdentifier name) {
            try {
                scope.fullyQualify(name);
                return true;
            } catch (CalciteContextException e) {
                return e instanceof CalciteProblem problem && problem.name().contains("mbiguous");
            }
        }

        private SqlNode value(SqlIdentifier name, int parts) {
            SqlParserPos position = name.getParserPosition();
            Variable variable = variables.get(name.names.subList(0, parts));
            SqlNode value = constant(variable, position);
            for (String field : name.names.subList(parts, name.names.size())) {
                value =
                        SqlStdOperatorTable.DOT.createCall(
                                position, value, new SqlIdentifier(field, position));
            }
            return value;
        }
    }

    /// A literal where one says the type too.
    private static SqlNode constant(Variable variable, SqlParserPos position) {
        return switch (variable.value()) {
            case String text when variable.type() == SimpleType.VARCHAR ->
                    SqlLiteral.createCharString(text, "UTF-8", position);
            case Boolean truth -> SqlLiteral.createBoolean(truth, position);
            case Integer number when variable.type() == SimpleType.INTEGER && number >= 0 ->
                    SqlLiteral.createExactNumeric(number.toString(), position);
            case null, default ->
                    new ConstantOperator(variable.name(), variable.value(), variable.type())
                            .createCall(position);
        };
    }
}
